/** The orientation that a camera noted in a JPEG (EXIF 2.3, tag 0x0112), 1 to 8; 1, upright, where it says none. */
export function jpegOrientation(content: Uint8Array): number {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let at = 2; at + 4 <= view.length && view[at] === 0xff; ) {
    const marker = view[at + 1] ?? 0;
    // The picture itself begins: no notes come after it.
    if (marker === 0xda || marker === 0xd9) return 1;
    const length = view.readUInt16BE(at + 2);
    const segment = view.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && segment.subarray(0, 6).toString('latin1') === 'Exif\0\0') return inExif(segment.subarray(6));
    at += 2 + Math.max(2, length);
  }
  return 1;
}

/** TIFF 6.0: byte order, address of the first directory, entries of 12 bytes. */
function inExif(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (short(at) !== 0x0112) continue;
    const orientation = short(at + 8);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
