import { addressOnOneLine } from './address-lines.ts';
import type { CompanyAddress } from './register.ts';

/** The address of a company or a production unit on one line; a protected one is not shown to whoever types the number. */
export function companyAddress({ address }: { readonly address?: CompanyAddress }): string {
  if (address === undefined || (address.kind === 'parts' && address.protected)) return '';
  return address.kind === 'parts' ? addressOnOneLine(address.parts) : address.lines.join(', ');
}
