import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

/** A drawn page as a PNG (RFC 2083) for people to look at. */
export function pngOf({ width, height, colour, data }: Bitmap): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour === 'rgb' ? 2 : 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(withRowFilters(data, data.length / height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows with PNG's filter "up" before each: what is alike from row to row becomes zeros. PDF takes the same as predictor 15. */
export function withRowFilters(data: Uint8Array, rowBytes: number): Uint8Array {
  const rows = data.length / rowBytes;
  const filtered = new Uint8Array(data.length + rows);
  for (let row = 0; row < rows; row += 1) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1);
    filtered[to] = 2;
    if (isAsAbove(data, from, rowBytes)) continue;
    for (let at = 0; at < rowBytes; at += 1) {
      const above = row === 0 ? 0 : (data[from + at - rowBytes] ?? 0);
      filtered[to + 1 + at] = (data[from + at] ?? 0) - above;
    }
  }
  return filtered;
}

/** Most rows of a page are white as the one before: comparing is much faster than going through them. */
export function isAsAbove(data: Uint8Array, from: number, rowBytes: number): boolean {
  if (from < rowBytes) return false;
  return Buffer.compare(data.subarray(from - rowBytes, from), data.subarray(from, from + rowBytes)) === 0;
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
