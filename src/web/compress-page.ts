import { constants, gzipSync } from 'node:zlib';

/** A page as it goes out. */
export interface CompressedPage {
  readonly body: Buffer;
  readonly encoding: 'gzip' | null;
}

/** Smaller than one packet: nothing is won. */
const smallest = 1_400;

export function compressPage(html: string, accepted: string | undefined): CompressedPage {
  const plain = Buffer.from(html);
  if (plain.byteLength < smallest || !/\bgzip\b/.test(accepted ?? '')) return { body: plain, encoding: null };
  return { body: gzipSync(plain, { level: 4, strategy: constants.Z_DEFAULT_STRATEGY }), encoding: 'gzip' };
}
