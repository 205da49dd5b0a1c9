import { createChunkChannel } from './chunk-channel.ts';
import type { Scanner, ScanVerdict } from './clamd.ts';

/** A scan that runs beside whatever else is done with a file. */
export interface RunningScan {
  /** Resolves when the scanner has taken the piece, or needs no more. */
  push(piece: Uint8Array): Promise<void>;
  /** The verdict, once the scanner has made up its mind. */
  verdict(): ScanVerdict | undefined;
  finish(): Promise<ScanVerdict>;
  /** Breaks it off; of no effect after `finish`. */
  cancel(): Promise<void>;
}

/** Starts a scan of what is going to be pushed. */
export function startScan(scan: Scanner['scan']): RunningScan {
  const channel = createChunkChannel();
  let verdict: ScanVerdict | undefined;
  const scanning = scan(channel)
    .catch((): ScanVerdict => ({ verdict: 'unavailable', reason: 'the scan was broken off' }))
    .then((result) => {
      verdict = result;
      return result;
    });
  return {
    // A scanner that is gone before it took the piece must not hold up the pass.
    push: async (piece) => {
      await Promise.race([channel.push(piece), scanning]);
    },
    verdict: () => verdict,
    finish() {
      channel.end();
      return scanning;
    },
    async cancel() {
      channel.end(new Error('The upload was refused.'));
      await scanning;
    },
  };
}
