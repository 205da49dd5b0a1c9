import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPdf } from '../../../documents/pdfium/opened-pdf.ts';
import { isWholePng } from './check-png.ts';
import { picture } from './example-files.ts';
import { imagePage } from './image-page.ts';
import { inkOf } from './ink.ts';
import { jpegOrientation } from './jpeg-orientation.ts';
import { points } from './paper.ts';

/** A JPEG of nothing but its header and the note of its camera, in either byte order. */
function jpegWith(orientation: number, isLittle: boolean): Buffer {
  const short = (value: number) => {
    const bytes = Buffer.alloc(2);
    if (isLittle) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const long = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (isLittle) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const tiff = Buffer.concat([
    Buffer.from(isLittle ? 'II' : 'MM'),
    short(42),
    long(8),
    short(2),
    Buffer.concat([short(0x010f), short(2), long(1), long(0)]),
    Buffer.concat([short(0x0112), short(3), long(1), short(orientation), short(0)]),
    long(0),
  ]);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, exif, Buffer.from([0xff, 0xd9])]);
}

test('FJE-6 a photograph is turned as its camera noted, in either byte order, and broken notes do no harm', () => {
  for (const isLittle of [true, false]) {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      assert.equal(jpegOrientation(jpegWith(orientation, isLittle)), orientation);
    }
    assert.equal(jpegOrientation(jpegWith(9, isLittle)), 1);
  }
  const whole = jpegWith(6, true);
  for (let end = 0; end < whole.length; end += 1) assert.ok(jpegOrientation(whole.subarray(0, end)) >= 1);
});

test('FJE-6 a picture stands within what can be printed: across when that shows it larger, never blown up', async () => {
  const placed = async (width: number, height: number) => {
    const pdf = await openPdf(await imagePage(picture(width, height).content, 'image/png'));
    assert.ok(typeof pdf !== 'string');
    using opened = pdf;
    const ink = inkOf(opened.render(0, 50, 'grey'), 50);
    assert.ok(ink);
    return { ...opened.size(0), ink };
  };
  const large = await placed(1600, 1000);
  assert.ok(large.width > large.height);
  assert.ok(large.ink.left >= points(4) && large.ink.right <= large.width - points(4));
  assert.ok(large.ink.top >= points(9));
  const upright = await placed(1000, 1600);
  assert.ok(upright.height > upright.width && upright.ink.left >= points(9));
  const small = await placed(100, 50);
  assert.ok(Math.abs(small.ink.right - small.ink.left - 72) < 3, 'a hundred dots are an inch');
});

test('FJE-6 a PNG is whole when every part of it is there with its check sum, and of a size that can be opened', () => {
  const whole = Buffer.from(picture(40, 30).content);
  assert.equal(isWholePng(whole), true);
  for (let at = 0; at < whole.length; at += 7) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    assert.equal(isWholePng(damaged), false, `byte ${at}`);
    assert.equal(isWholePng(whole.subarray(0, at)), false);
  }
});
