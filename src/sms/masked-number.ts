import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number in E.164 for logs and lists: the calling code and the last two digits, as `+45 •• •• •• 78`. One that is masked stays so. */
export function maskedNumber(e164: string): string {
  if (e164.includes('•')) return e164;
  const code = parsePhoneNumberFromString(e164)?.countryCallingCode ?? '';
  const hidden = e164.slice(1 + code.length, -2);
  const dots = '•'.repeat(hidden.length).replaceAll(/••(?=•)/g, '•• ');
  return [code === '' ? '' : `+${code}`, dots, e164.slice(-2)].filter((part) => part !== '').join(' ');
}
