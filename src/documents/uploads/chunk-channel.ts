/** Hands pieces from one loop to another that reads them by `for await`, one at a time. */
export interface ChunkChannel extends AsyncIterable<Uint8Array> {
  /** Resolves when the reader is done with the piece, or has stopped reading: that is the back-pressure. */
  push(chunk: Uint8Array): Promise<void>;
  /** Tells the reader that nothing more comes; with an error, that what came is not the whole. */
  end(error?: Error): void;
}

/** A channel for one writer and one reader. It holds at most one piece. */
export function createChunkChannel(): ChunkChannel {
  let offered: { readonly chunk: Uint8Array; readonly done: () => void } | undefined;
  let ended: { readonly error: Error | undefined } | undefined;
  let isAbandoned = false;
  let wake = () => {};

  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (offered) {
          const { chunk, done } = offered;
          yield chunk;
          offered = undefined;
          done();
        } else if (ended?.error) throw ended.error;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      isAbandoned = true;
      offered?.done();
    }
  }

  return {
    push: (chunk) =>
      new Promise((done) => {
        if (isAbandoned) return done();
        offered = { chunk, done };
        wake();
      }),
    end(error) {
      ended = { error };
      wake();
    },
    [Symbol.asyncIterator]: read,
  };
}
