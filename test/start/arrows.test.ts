import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { arrowRules, exempt } from '../../scripts/arrow-rules.ts';
import { findBrokenArrows } from '../../scripts/find-broken-arrows.ts';
import { planTestRuns } from '../../scripts/plan-test-runs.ts';
import { readSourceGraph, type SourceGraph } from '../../scripts/source-graph.ts';

/** A graph from lines `file > imported` and `file >> imported for its types`. */
function graphOf(...lines: readonly string[]): SourceGraph {
  const graph = new Map<string, { to: string; inProject: boolean; typesOnly: boolean }[]>();
  for (const line of lines) {
    const [from = '', arrow, to = ''] = line.split(' ');
    const imports = graph.get(from) ?? [];
    graph.set(from, [...imports, { to, inProject: to.includes('/'), typesOnly: arrow === '>>' }]);
  }
  return graph;
}

const forbidden = [
  'src/cases/a.ts > sandbox/people.ts',
  'src/cases/a.ts >> src/web/server.ts',
  'src/cases/a.ts > test/help.ts',
  'src/forms/a.ts > src/workflows/b.ts',
  'src/workflows/a.ts > src/cases/b.ts',
  'src/cases/a.ts > src/options/sms/send.ts',
  'src/options/sms/a.ts > src/options/payment/b.ts',
  'src/options/case-systems/sbsys/a.ts > src/options/case-systems/acadre/b.ts',
  'src/options/sms/a.ts > src/web/components/b.tsx',
  'src/options/sms/a.ts > src/identity/b.ts',
  'src/forms/evaluate.ts > node:fs',
  'src/workflows/advance.ts > pg',
  'src/forms/kinds/text/kind.ts > fastify',
];

const allowed = [
  'src/web/a.ts > src/cases/b.ts',
  'src/main.ts > src/web/server.ts',
  'src/cases/a.ts > src/workflows/b.ts',
  'src/cases/a.ts >> src/options/option.ts',
  'src/main.ts > src/options/registry.ts',
  'src/options/registry.ts > src/options/sms/option.ts',
  'src/options/sms/a.ts > src/options/sms/b.ts',
  'src/options/sms/a.ts > src/cases/b.ts',
  'src/options/case-systems/sbsys/a.ts > src/options/case-systems/sbsys/b.ts',
  'src/forms/evaluate.ts > big.js',
  'src/workflows/advance.ts >> pg',
  'src/forms/evaluate.test.ts > node:test',
  'src/registers/a.test.ts > sandbox/cpr/peer.ts',
  'src/forms/drafts/draft.ts > kysely',
];

for (const arrow of forbidden) {
  test(`the arrow ${arrow} is found`, () => {
    assert.equal(findBrokenArrows(graphOf(arrow), arrowRules, exempt).length > 0, true);
  });
}

test('the arrows of the house are allowed', () => {
  assert.deepEqual(findBrokenArrows(graphOf(...allowed), arrowRules, exempt), []);
});

test('input and output behind another file is found, with the way there', () => {
  const graph = graphOf(
    'src/workflows/a.ts > src/texts/b.ts',
    'src/texts/b.ts > src/texts/c.ts',
    'src/texts/c.ts > node:fs',
  );
  const [found] = findBrokenArrows(graph, arrowRules, exempt);
  assert.match(found ?? '', /^src\/workflows\/a\.ts → src\/texts\/b\.ts → src\/texts\/c\.ts → node:fs: the pure core/);
});

test('imports are read from TypeScript and TSX: whole, for types, again exported, loaded later; not from comments', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'graph-'));
  t.after(() => rm(root, { recursive: true }));
  const files = {
    'src/a.tsx': `
      // import './comment.ts';
import { b } from './folder/b.ts';
import type { C } from '../sandbox/c.ts';
export type {
  D,
} from './d.ts';
export * from './e.ts';
export const page = <p>{b}{'import "./text.ts"'}</p>;
export const later = () => import('pg');`,
    'src/broken.ts': 'const = ;',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const graph = await readSourceGraph(root, Object.keys(files));
  const seen = (graph.get('src/a.tsx') ?? []).map(({ to, typesOnly }) => `${typesOnly ? 'type ' : ''}${to}`);
  assert.deepEqual(seen.toSorted(), [
    ...['pg', 'preact/jsx-runtime', 'src/e.ts', 'src/folder/b.ts', 'type sandbox/c.ts', 'type src/d.ts'],
  ]);
  assert.deepEqual(graph.get('src/broken.ts'), []);
});

test('test files run apart from those that leave servers, processes or databases behind, and the longest begin first', () => {
  const graph = graphOf(
    'src/a.test.ts > src/a.ts',
    'src/a.ts >> pg',
    'src/b.test.ts > src/b.ts',
    'src/b.ts > src/c.ts',
    'src/c.ts > pg',
    'test/start/d.test.ts > src/c.ts',
    'test/start/pure.test.ts > src/a.ts',
    'test/e.test.ts > playwright-core',
    'test/f.test.ts > playwright-core',
  );
  const files = ['src/a.test.ts', 'src/b.test.ts', 'test/e.test.ts', 'test/f.test.ts'];
  const runs = planTestRuns(graph, [...files, 'test/start/d.test.ts', 'test/start/pure.test.ts'], {
    'test/e.test.ts': 100,
    'test/start/d.test.ts': 9,
  });
  assert.deepEqual(
    runs.map(({ files }) => files.join()),
    ['test/e.test.ts', 'test/start/d.test.ts', 'src/b.test.ts,test/f.test.ts', 'src/a.test.ts,test/start/pure.test.ts'],
  );
});
