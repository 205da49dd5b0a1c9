import { eicarTestString } from './eicar.ts';

const signature = Buffer.from(eicarTestString, 'latin1');

/** What became of a stream: clean, infected, or longer than allowed. */
export type StreamVerdict = 'clean' | 'infected' | 'too-large';

/** Reads a stream piece by piece; at no time more than one piece and 67 bytes are held. */
export interface StreamScan {
  /** Takes the next bytes of the stream, cut anywhere. */
  add(piece: Buffer): void;
  /** True as soon as the bytes announced so far would pass the limit. */
  announce(length: number): boolean;
  verdict(): StreamVerdict;
  /** Bytes taken so far. */
  length(): number;
}

/** Looks for the EICAR test string anywhere in a stream of at most `maximumLength` bytes. */
export function scanStream(maximumLength: number): StreamScan {
  let announced = 0;
  let taken = 0;
  let infected = false;
  let tail: Buffer = Buffer.alloc(0);
  return {
    announce(length) {
      announced += length;
      return announced > maximumLength;
    },
    add(piece) {
      taken += piece.length;
      if (infected) return;
      const joined = tail.length === 0 ? piece : Buffer.concat([tail, piece]);
      infected = joined.includes(signature);
      tail = Buffer.from(joined.subarray(Math.max(0, joined.length - (signature.length - 1))));
    },
    verdict() {
      if (announced > maximumLength) return 'too-large';
      return infected ? 'infected' : 'clean';
    },
    length: () => taken,
  };
}
