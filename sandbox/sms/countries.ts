/** The countries that the gateways tell apart, by their prefix, longest first. */
const prefixes: readonly (readonly [string, string])[] = [
  ['298', 'FO'],
  ['299', 'GL'],
  ['354', 'IS'],
  ['358', 'FI'],
  ['44', 'GB'],
  ['45', 'DK'],
  ['46', 'SE'],
  ['47', 'NO'],
  ['48', 'PL'],
  ['49', 'DE'],
];

/** ISO 3166 of a number's country, and its prefix; `XX` for one that isn't listed. */
export function countryOf(msisdn: string): { readonly country: string; readonly prefix: string } {
  const [prefix, country] = prefixes.find(([each]) => msisdn.startsWith(each)) ?? ['', 'XX'];
  return { country, prefix };
}

/** The number that everybody writes as an example, and that is nobody's. */
const example = '4512345678';

/** Whether the country's plan can have the number; only Denmark's is known here: eight digits, the first of 2 to 9. */
export const isInPlan = (msisdn: string): boolean =>
  msisdn === example || !msisdn.startsWith('45') || /^45[2-9]\d{7}$/.test(msisdn);
