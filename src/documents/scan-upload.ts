import type { ScanVerdict } from './uploads/clamd.ts';

/** Scans a stream of bytes; null where no scanner is configured. `unavailable` never means clean. */
export type ScanUpload = ((chunks: AsyncIterable<Uint8Array>) => Promise<ScanVerdict>) | null;
