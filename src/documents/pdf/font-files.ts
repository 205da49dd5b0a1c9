import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The weights that the templates use. Each further one costs about 20 kB in every PDF. */
const weights = ['Regular', 'SemiBold'] as const;

/**
 * The families that documents are set in, each with its weights as TrueType files: the design system's typeface (IBM Plex
 * Sans, OFL-1.1) and its sister for Arabic, Persian and Urdu. A character is set in the first that has it.
 */
export function readFontFamilies(): readonly (readonly Buffer[])[] {
  return [latinFiles(), arabicFiles()];
}

const arabicWeights = ['400Regular', '600SemiBold'] as const;

function arabicFiles(): readonly Buffer[] {
  const manifest = findPackageJSON('@expo-google-fonts/ibm-plex-sans-arabic', import.meta.url);
  if (manifest === undefined) throw new Error('The package of IBM Plex Sans Arabic is not installed.');
  return arabicWeights.map((weight) =>
    readFileSync(join(dirname(manifest), weight, `IBMPlexSansArabic_${weight}.ttf`)),
  );
}

function latinFiles(): readonly Buffer[] {
  const manifest = findPackageJSON('dkfds', import.meta.url);
  if (manifest === undefined) throw new Error('The package dkfds, which carries the fonts, is not installed.');
  const folder = join(dirname(manifest), 'dist/fonts/IBMPlexSans/complete/ttf');
  return weights.map((weight) => readFileSync(join(folder, `IBMPlexSans-${weight}.ttf`)));
}
