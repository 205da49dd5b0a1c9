import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chunkSize, createChunkWriter } from './chunks.ts';

test('pieces of any size come out as pieces of one size in order, only the last is shorter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 50 })),
      fc.integer({ min: 1, max: 40 }),
      async (given, size) => {
        const written: Uint8Array[] = [];
        const writer = createChunkWriter(
          { write: async (index, chunk) => void assert.equal(written.push(chunk), index + 1) },
          size,
        );
        for (const bytes of given) {
          const reused = Uint8Array.from(bytes);
          await writer.write(reused);
          reused.fill(0);
        }
        assert.equal(await writer.finish(), written.length);
        assert.deepEqual(Buffer.concat(written), Buffer.concat(given));
        assert.ok(written.slice(0, -1).every(({ length }) => length === size));
      },
    ),
  );
});

test('a piece is 256 KiB, and an empty file has none', async () => {
  assert.equal(chunkSize, 262_144);
  assert.equal(await createChunkWriter({ write: () => assert.fail('nothing to write') }).finish(), 0);
});

test('the next piece waits for the one before to be written', async () => {
  let running = 0;
  const write = async () => {
    running += 1;
    assert.equal(running, 1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  const writer = createChunkWriter({ write }, 2);
  await writer.write(Buffer.alloc(11));
  assert.equal(await writer.finish(), 6);
});
