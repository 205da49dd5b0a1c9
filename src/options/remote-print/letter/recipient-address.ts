import {
  type LetterAddress,
  letterAddressOfCompany,
  letterAddressOfPerson,
} from '../../../registers/letter-address.ts';
import type { CprRegister, CvrRegister, LookUpFailure } from '../../../registers/register.ts';
import type { PostRecipient, PrintAddress, Rejected, Technical } from '../ports.ts';
import { outsideAddress } from './outside-address.ts';
import { letterTexts } from './texts.ts';

/** Where addresses are asked for. */
export interface AddressRegisters {
  readonly cpr: Pick<CprRegister, 'lookUp'>;
  readonly cvr: Pick<CvrRegister, 'lookUp'>;
}

/** The names of the reasons, `remote-print.address.{reason}`. */
type AddressReason = keyof typeof letterTexts extends infer Key
  ? Key extends `remote-print.address.${infer Reason}`
    ? Reason
    : never
  : never;

/** Two lines for a name and six for all: what stands in the window of an envelope (`maximumAddressLines`). */
const maximumLines = 6;

/**
 * Where a letter to this recipient goes, from CPR or CVR as it is now (FJE-7). The register decides, not the case: nothing is sent to
 * an address that the register doesn't give for letters.
 *
 * | the register says | outcome |
 * |---|---|
 * | an address in Denmark or Greenland, an address abroad of somebody who has left, a contact address | that address |
 * | name and address protected | the address, for the envelope alone |
 * | dead, disappeared, no fixed abode, left without an address, between two addresses, annulled, ceased, unknown number | rejected, with the reason |
 * | no answer | technical: asked again later, and never taken for "no address" |
 */
export async function recipientAddress(
  recipient: PostRecipient,
  registers: AddressRegisters,
  signal: AbortSignal,
): Promise<PrintAddress | Rejected | Technical> {
  const found = await lookUp(recipient, registers, signal);
  if ('ok' in found) {
    if (found.code === 'unavailable') return { technical: `the register of addresses: ${found.detail}` };
    return because(found.code === 'not-found' ? 'not-found' : 'refused');
  }
  if (found.kind === 'none') return because(found.reason);
  const { kind, name, lines, parts, country, protected: isProtected } = found;
  const address: PrintAddress = { kind, name, lines, parts, country, protected: isProtected };
  return outsideAddress(address).length > maximumLines ? because('too-long') : address;
}

async function lookUp(
  { kind, id }: PostRecipient,
  { cpr, cvr }: AddressRegisters,
  signal: AbortSignal,
): Promise<LetterAddress | LookUpFailure> {
  if (kind === 'cpr') {
    const found = await cpr.lookUp(id, { signal });
    return found.ok ? letterAddressOfPerson(found.person) : found;
  }
  const found = await cvr.lookUp(id, { signal });
  return found.ok ? letterAddressOfCompany(found.company) : found;
}

function because(reason: AddressReason): Rejected {
  return { outcome: 'rejected', reason: letterTexts[`remote-print.address.${reason}`] };
}
