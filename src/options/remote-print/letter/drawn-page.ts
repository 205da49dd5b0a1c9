import { deflateSync } from 'node:zlib';
import { type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { Bitmap } from '../../../documents/pdfium/bitmap.ts';
import { isAsAbove, withRowFilters } from '../../../documents/pdfium/png.ts';

/** Puts a drawn page into a PDF as a picture; in grey where it has no colours. */
export function drawnPage(document: PDFDocument, bitmap: Bitmap): PDFRef {
  const { width, height, colour, data } = withoutNeedlessColour(bitmap);
  const colours = colour === 'rgb' ? 3 : 1;
  const stream = document.context.stream(deflateSync(withRowFilters(data, width * colours), { level: 5 }), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colour === 'rgb' ? 'DeviceRGB' : 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: colours, Columns: width, BitsPerComponent: 8 },
  });
  stream.dict.set(PDFName.of('Interpolate'), document.context.obj(false));
  return document.context.register(stream);
}

function withoutNeedlessColour(bitmap: Bitmap): Bitmap {
  const { data, colour, width, height } = bitmap;
  if (colour === 'grey') return bitmap;
  const grey = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const [from, to] = [row * width * 3, row * width];
    if (isAsAbove(data, from, width * 3)) {
      grey.copyWithin(to, to - width, to);
      continue;
    }
    for (let x = 0; x < width; x += 1) {
      const red = data[from + x * 3];
      if (red !== data[from + x * 3 + 1] || red !== data[from + x * 3 + 2]) return bitmap;
      grey[to + x] = red ?? 255;
    }
  }
  return { ...bitmap, colour: 'grey', data: grey };
}
