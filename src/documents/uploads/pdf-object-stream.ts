import { createInflate, type Inflate } from 'node:zlib';

/** Unpacks the data of one object stream. Both give `false` when it can't be read to its end. */
export interface ObjectStreamReader {
  write(bytes: Uint8Array): Promise<boolean>;
  finish(): Promise<boolean>;
}

/** Unpacked bytes of one object stream that are looked at; a real one has some 100 kB, a bomb has gigabytes. */
const unpackedLimit = 32 * 1024 * 1024;

/** Every way to pack a stream but the one that is understood here (ISO 32000-1, table 6), and the parameters that change that one. */
const notUnderstood = [
  ...['/ASCIIHexDecode', '/AHx', '/ASCII85Decode', '/A85', '/LZWDecode', '/LZW', '/RunLengthDecode', '/RL'],
  ...['/Crypt', '/Predictor'],
];

/**
 * A reader for the object stream whose dictionary has these names (ISO 32000-1, 7.5.7). `onText` gets what it holds, piece
 * by piece. Packed by Flate or not at all; another filter is refused, which no program in use writes.
 */
export function createObjectStreamReader(names: readonly string[], onText: (text: string) => void): ObjectStreamReader {
  if (notUnderstood.some((name) => names.includes(name))) {
    return { write: async () => false, finish: async () => false };
  }
  if (!names.includes('/FlateDecode') && !names.includes('/Fl')) {
    return {
      write: async (bytes) => {
        onText(Buffer.from(bytes).toString('latin1'));
        return true;
      },
      finish: async () => true,
    };
  }
  return inflating(createInflate(), onText);
}

function inflating(inflate: Inflate, onText: (text: string) => void): ObjectStreamReader {
  let unpacked = 0;
  let isWhole = false;
  let isBroken = false;
  const over = new Promise<void>((resolve) => {
    inflate.on('close', resolve);
    inflate.on('end', () => {
      isWhole = true;
      resolve();
    });
    inflate.on('error', () => {
      isBroken = true;
      resolve();
    });
  });
  inflate.on('data', (data: Buffer) => {
    unpacked += data.length;
    if (unpacked > unpackedLimit) {
      isBroken = true;
      inflate.destroy();
    } else onText(data.toString('latin1'));
  });
  return {
    async write(bytes) {
      // Line ends may follow the packed data, which are none of it.
      if (isWhole || isBroken) return !isBroken;
      const written = new Promise<void>((resolve) => {
        inflate.write(bytes, () => resolve());
      });
      await Promise.race([written, over]);
      return !isBroken;
    },
    async finish() {
      if (!isWhole && !isBroken) {
        inflate.end();
        await over;
      }
      inflate.destroy();
      return isWhole && !isBroken;
    },
  };
}
