import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoWorld } from '../../../test/workflows/worlds.ts';
import { chancePlayer, startByChance } from './chance-player.ts';
import { keepRun } from './kept-run.ts';
import { play, playRun } from './play.ts';
import { replay } from './replay.ts';
import type { DryRun } from './run-schema.ts';
import { searchDeadEnds } from './search-dead-ends.ts';

const at = '2026-11-27T09:00:00.000Z';
const keys = [
  'fritidspas',
  'hul-i-vejen',
  'grundlovsceremoni',
  'koerselsgodtgoerelse',
  'parkeringstilladelse',
  'skift-dagtilbud',
  'forhaandsdialog-byggeri',
];

for (const key of keys) {
  test(`WFL-6 ${key}: a run of chance is played to its end, and played again from what was written down gives the same`, () => {
    const world = demoWorld(key);
    let ended = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const start = startByChance(world, at, 'da', seed);
      assert.ok(start, 'answers are found');
      const played = play(world, start, chancePlayer(world, seed), 300);
      assert.notEqual(played.stopped.why, 'problem', JSON.stringify(played.stopped));
      if (played.stopped.why === 'ended') ended += 1;
      const run: DryRun = JSON.parse(JSON.stringify({ schema: 'dry-run/1', start, moves: played.moves }));
      assert.deepEqual(playRun(world, run).situation, played.situation);
      assert.deepEqual(replay(world, JSON.parse(JSON.stringify(keepRun(world, run)))), { same: true });
    }
    assert.ok(ended >= 18, `${ended} of 20 ended`);
  });

  test(`WFL-6 ${key}: the search reaches every step and every way, and finds no dead end`, () => {
    const result = searchDeadEnds(demoWorld(key), { moves: 600, movesOfRun: 200, seed: 1, at, language: 'da' });
    assert.deepEqual(result.unreached, []);
    assert.deepEqual(result.untaken, []);
    assert.deepEqual([result.stuck, result.endless, result.faults], [[], [], []]);
    assert.equal(result.unanswerable, false);
  });
}
