import { addressOnOneLine } from './address-lines.ts';
import type { RegisteredCompany } from './register.ts';

/** A company's address on one line; a protected one is not shown to whoever types the number. */
export function companyAddress({ address }: RegisteredCompany): string {
  if (address === undefined || (address.kind === 'parts' && address.protected)) return '';
  return address.kind === 'parts' ? addressOnOneLine(address.parts) : address.lines.join(', ');
}
