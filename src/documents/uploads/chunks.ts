/** Bytes of a piece as it is stored: 256 KiB, so that no row and no buffer is ever large. */
export const chunkSize = 256 * 1024;

/** Where the pieces of a file go, in order, `index` from 0. The next piece is written after the promise of the one before. */
export interface ChunkSink {
  write(index: number, chunk: Uint8Array): Promise<void>;
}

/** Cuts a stream of any pieces into pieces of one size; only the last may be shorter. */
export interface ChunkWriter {
  /** Takes any number of bytes; resolves when what filled a piece is written. The bytes may be reused afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  /** Writes what is left and gives the number of pieces; 0 for an empty file. */
  finish(): Promise<number>;
}

/** A writer onto `sink`. It holds one piece in memory, whatever the size of the file. */
export function createChunkWriter(sink: ChunkSink, size = chunkSize): ChunkWriter {
  if (!Number.isSafeInteger(size) || size < 1)
    throw new RangeError(`A chunk size of ${size} bytes; at least 1 is needed.`);
  let piece = new Uint8Array(size);
  let filled = 0;
  let written = 0;

  async function flush(): Promise<void> {
    const full = piece.subarray(0, filled);
    // A new piece rather than the same one again: the sink may still hold what it was given.
    piece = new Uint8Array(size);
    filled = 0;
    await sink.write(written, full);
    written += 1;
  }

  return {
    async write(bytes) {
      for (let taken = 0; taken < bytes.length; ) {
        const part = bytes.subarray(taken, taken + size - filled);
        piece.set(part, filled);
        filled += part.length;
        taken += part.length;
        if (filled === size) await flush();
      }
    },
    async finish() {
      if (filled > 0) await flush();
      return written;
    },
  };
}
