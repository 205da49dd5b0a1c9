/** What a scanner said of a file. `unavailable` never means clean. */
export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'unavailable'; readonly reason: string };

/** Scans a stream of bytes; null where no scanner is configured. */
export type ScanUpload = ((chunks: AsyncIterable<Uint8Array>) => Promise<ScanVerdict>) | null;
