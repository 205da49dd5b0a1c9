/**
 * How many characters an IBAN has in each country (SWIFT, IBAN Registry), and in the parts of France and Finland that some
 * banks give a code of their own. A test holds it to the library ibantools.
 */
const lengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30AX18GF27GP27MF27MQ27NC27PF27PM27RE27TF27WF27YT27';

/** Countries with an IBAN, and the length of theirs. */
export const ibanLengths: ReadonlyMap<string, number> = new Map(
  [...lengths.matchAll(/([A-Z]{2})(\d{2})/g)].map(([, country = '', length]) => [country, Number(length)]),
);

export type IbanProblem = 'ibanCountry' | 'ibanLength' | 'ibanCheckDigits' | 'notIban';

const longestText = 60;

/** The IBAN in what a person typed, without blanks and in capitals. The check is ISO 7064 MOD 97-10 (ISO 13616-1). */
export function readIban(
  typed: string,
): { readonly ok: true; readonly iban: string } | { readonly ok: false; readonly problem: IbanProblem } {
  const iban = typed.length > longestText ? '' : typed.replace(/[\s\-.\u2010-\u2015]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return { ok: false, problem: 'notIban' };
  const length = ibanLengths.get(iban.slice(0, 2));
  if (length === undefined) return { ok: false, problem: 'ibanCountry' };
  if (iban.length !== length) return { ok: false, problem: 'ibanLength' };
  return remainder(iban) === 1 ? { ok: true, iban } : { ok: false, problem: 'ibanCheckDigits' };
}

/** In groups of four, as IBANs are printed. */
export function writeIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function remainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}
