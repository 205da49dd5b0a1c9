import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

export type Pdfium = WrappedPdfiumModule;

let loading: Promise<Pdfium> | undefined;

/**
 * PDFium as WebAssembly, one for the process (docs/decisions/0044-pdfium-for-letters.md). It has no JavaScript engine and reads
 * neither files nor network, so that a hostile PDF can do no more than cost time and memory: who opens what strangers
 * wrote does it in a process that can be ended.
 */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfium> {
  const manifest = findPackageJSON('@embedpdf/pdfium', import.meta.url);
  if (manifest === undefined) throw new Error('The package @embedpdf/pdfium is not installed.');
  const binary = readFileSync(join(dirname(manifest), 'dist/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(binary).buffer });
  pdfium.PDFiumExt_Init();
  return pdfium;
}

/** PDFium's memory; taken anew at each use, because it grows. */
export function heapOf(pdfium: Pdfium): Uint8Array {
  // The package's types lean on those of Emscripten, which it does not bring along.
  return (pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
}

/** Lends `size` bytes of PDFium's memory to `use`. */
export function withMemory<Value>(pdfium: Pdfium, size: number, use: (pointer: number) => Value): Value {
  const pointer = pdfium.pdfium.wasmExports.malloc(Math.max(size, 1));
  if (pointer === 0) throw new Error(`PDFium has no ${size} bytes left.`);
  try {
    return use(pointer);
  } finally {
    pdfium.pdfium.wasmExports.free(pointer);
  }
}
