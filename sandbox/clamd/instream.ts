import type { StreamScan } from './scan-stream.ts';

/** Where the reader stands: it wants more bytes, the stream ended, or a chunk would pass the limit. */
export type InstreamState = 'reading' | 'ended' | 'too-large';

/**
 * Takes the bytes of an INSTREAM command apart (clamd(8): "chunks … `<length><data>` where `<length>` is the size of the
 * following data in bytes expressed as a 4 byte unsigned integer in network byte order … terminated by sending a
 * zero-length chunk") and hands the data to `scan`. Bytes may arrive cut anywhere, also inside a length.
 */
export function readInstream(scan: StreamScan): (bytes: Buffer) => InstreamState {
  const lengthBytes = Buffer.alloc(4);
  let lengthHave = 0;
  let left = 0;
  let state: InstreamState = 'reading';
  return (bytes) => {
    let at = 0;
    while (state === 'reading' && at < bytes.length) {
      if (left > 0) {
        const piece = bytes.subarray(at, at + left);
        scan.add(piece);
        left -= piece.length;
        at += piece.length;
        continue;
      }
      lengthBytes[lengthHave] = bytes[at] ?? 0;
      lengthHave += 1;
      at += 1;
      if (lengthHave < 4) continue;
      lengthHave = 0;
      left = lengthBytes.readUInt32BE(0);
      if (left === 0) state = 'ended';
      else if (scan.announce(left)) state = 'too-large';
    }
    return state;
  };
}
