import { heapOf, type Pdfium } from './pdfium.ts';

/** A drawn page, row by row from the top: three bytes a dot for `rgb`, one for `grey`. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly colour: 'rgb' | 'grey';
  readonly data: Uint8Array;
}

/** FPDFBitmap_Gray and FPDFBitmap_BGR. */
const formats = { grey: 1, rgb: 2 } as const;
/** FPDF_PRINTING and FPDF_ANNOT, and for colours FPDF_REVERSE_BYTE_ORDER: red first. */
const flags = { grey: 0x800 | 0x01, rgb: 0x800 | 0x01 | 0x10 } as const;
const pointsToInch = 72;

/** Draws a page of `size` points on white paper. */
export function renderBitmap(
  pdfium: Pdfium,
  page: number,
  size: { readonly width: number; readonly height: number },
  dots: number,
  colour: 'rgb' | 'grey',
): Bitmap {
  const width = Math.max(1, Math.round((size.width * dots) / pointsToInch));
  const height = Math.max(1, Math.round((size.height * dots) / pointsToInch));
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, formats[colour], 0, 0);
  if (bitmap === 0) throw new Error(`PDFium has no room for a page of ${width} × ${height} dots.`);
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags[colour]);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    const bytes = width * (colour === 'rgb' ? 3 : 1);
    const data = new Uint8Array(bytes * height);
    for (let row = 0; row < height; row += 1) {
      data.set(heapOf(pdfium).subarray(from + row * stride, from + row * stride + bytes), row * bytes);
    }
    return { width, height, colour, data };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}
