import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is read of the metadata of libphonenumber-js, version 4: by country `[code, , , lengths, , nationalPrefix]`. */
interface Metadata {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: Readonly<Record<string, readonly unknown[]>>;
}

const lengthsAt = 3;
const nationalPrefixAt = 5;

/**
 * The calling codes of the world as `src/forms/kinds/phone/calling-codes.ts` holds them: how many digits a number may
 * have after each code, and `t` where a 0 before them is dialled at home only. From Google's libphonenumber, by way of
 * libphonenumber-js. The countries of one code are taken together.
 */
export function callingCodes(): Readonly<Record<string, string>> {
  const metadata: Metadata = createRequire(import.meta.url)('libphonenumber-js/metadata.max.json');
  const codes: Record<string, string> = {};
  const groups = [
    ...Object.entries(metadata.country_calling_codes).map(
      ([code, countries]) => [code, countries.map((country) => metadata.countries[country] ?? [])] as const,
    ),
    ...Object.entries(metadata.nonGeographic).map(([code, plan]) => [code, [plan]] as const),
  ];
  for (const [code, plans] of groups) {
    if (code in codes) continue;
    const lengths = new Set(plans.flatMap((plan) => (Array.isArray(plan[lengthsAt]) ? plan[lengthsAt] : [])));
    const isTrunk = plans[0]?.[nationalPrefixAt] === '0';
    const sorted = [...lengths].sort((left, right) => Number(left) - Number(right));
    if (sorted.length > 0) codes[code] = `${sorted.join(' ')}${isTrunk ? ' t' : ''}`;
  }
  return codes;
}

/** The file's text. */
export function callingCodesFile(): string {
  const lines = Object.entries(callingCodes()).map(([code, plan]) => `  ${code}: '${plan}',`);
  return `/**
 * How many digits may follow each calling code (E.164), and \`t\` where a 0 before them is dialled at home only. Written by
 * scripts/write-calling-codes.ts from Google's libphonenumber; a test holds it to the library.
 */
export const callingCodes: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFile(join(process.cwd(), 'src/forms/kinds/phone/calling-codes.ts'), callingCodesFile());
}
