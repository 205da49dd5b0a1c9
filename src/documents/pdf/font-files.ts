import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The weights that the templates use. Each further one costs about 20 kB in every PDF. */
const weights = ['Regular', 'SemiBold'] as const;

/** The design system's typeface (IBM Plex Sans, OFL-1.1) as its package carries it: one TrueType file a weight. */
export function readFontFiles(): readonly Buffer[] {
  const manifest = findPackageJSON('dkfds', import.meta.url);
  if (manifest === undefined) throw new Error('The package dkfds, which carries the fonts, is not installed.');
  const folder = join(dirname(manifest), 'dist/fonts/IBMPlexSans/complete/ttf');
  return weights.map((weight) => readFileSync(join(folder, `IBMPlexSans-${weight}.ttf`)));
}
