import { crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Dots: more than the largest cameras take, and as many as can be held in memory. */
const mostDots = 120_000_000;

/**
 * Whether a PNG is whole (RFC 2083: each chunk within the file, with its check sum, the header first) and of a size that can be
 * opened. The library that opens it trusts what the header says, and never comes back from some that are damaged.
 */
export function isWholePng(content: Uint8Array): boolean {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!view.subarray(0, 8).equals(signature)) return false;
  let at = 8;
  for (let first = true; at + 12 <= view.length; first = false) {
    const length = view.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > view.length) return false;
    if (crc32(view.subarray(at + 4, end - 4)) !== view.readUInt32BE(end - 4)) return false;
    const kind = view.subarray(at + 4, at + 8).toString('latin1');
    if (first && !(kind === 'IHDR' && length === 13 && hasSaneSize(view, at + 8))) return false;
    if (kind === 'IEND') return true;
    at = end;
  }
  return false;
}

function hasSaneSize(view: Buffer, at: number): boolean {
  const [width, height] = [view.readUInt32BE(at), view.readUInt32BE(at + 4)];
  return width > 0 && height > 0 && width * height <= mostDots;
}
