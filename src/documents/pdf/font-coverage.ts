/**
 * The code points that a TrueType font has a glyph for, from its `cmap` table.
 *
 * Only the Windows Unicode BMP subtable in format 4 is read (OpenType 1.9, "cmap"): every TrueType font for text has one,
 * and IBM Plex Sans has nothing beyond the BMP. Throws when the font has none.
 */
export function fontCoverage(font: Buffer): ReadonlySet<number> {
  const subtable = windowsSubtable(font, tableOffset(font, 'cmap'));
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const ends = subtable + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const ranges = deltas + 2 * segments;
  const covered = new Set<number>();
  for (let segment = 0; segment < segments; segment += 1) {
    const end = font.readUInt16BE(ends + 2 * segment);
    const start = font.readUInt16BE(starts + 2 * segment);
    const delta = font.readUInt16BE(deltas + 2 * segment);
    const rangeAt = ranges + 2 * segment;
    const range = font.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (glyph !== 0) covered.add(code);
    }
  }
  return covered;
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table += 1) {
    const record = 12 + 16 * table;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table "${tag}"; a TrueType font with one is needed.`);
}

function windowsSubtable(font: Buffer, cmap: number): number {
  const encodings = font.readUInt16BE(cmap + 2);
  for (let encoding = 0; encoding < encodings; encoding += 1) {
    const record = cmap + 4 + 8 * encoding;
    const offset = cmap + font.readUInt32BE(record + 4);
    const isWindowsUnicode = font.readUInt16BE(record) === 3 && font.readUInt16BE(record + 2) === 1;
    if (isWindowsUnicode && font.readUInt16BE(offset) === 4) return offset;
  }
  throw new Error('The font has no Windows Unicode character map in format 4.');
}
