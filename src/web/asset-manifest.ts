/** What `.build/assets/manifest.json` says. Every value is a file name in that folder, with its digest in it. */
export interface AssetManifest {
  /** Digest of everything the files were made from. */
  readonly sources: string;
  /** File names by the name they had before the digest, such as `icons.svg`. */
  readonly files: Readonly<Record<string, string>>;
  readonly style: string;
  /** Scripts by entry: `page` for `src/web/browser/page.entry.ts`. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Fonts that every page needs at once. */
  readonly preload: readonly string[];
}
