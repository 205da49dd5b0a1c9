import type { Kept } from '../option.ts';
import type { WrittenSms } from './write-sms.ts';

/** What is kept of a message from before its first attempt, and what is learnt of it. The numbers are what is billed by. */
export interface KeptSms extends Omit<WrittenSms, 'account'> {
  /** The account's name. */
  readonly account: string;
  readonly gateway: string;
  /** Øre for a part, as the settings said when it was written; null where they said nothing. */
  readonly partPrice: number | null;
  /** ISO 8601: when the attempt began that the gateway took it by, or that nobody knows the end of. */
  readonly sentAt?: string;
  /** The gateway's. */
  readonly reference?: string;
  /** What the gateway counted and says that it costs, in hundredths of the currency. */
  readonly billedParts?: number;
  readonly price?: number;
  readonly currency?: string;
  /** As it was when the gateway was asked; what it tells by itself is in the receipts. */
  readonly state?: string;
  /** Nobody knows whether the gateway took it, and the organisation would rather lose it. */
  readonly isUnsure?: boolean;
}

/** What is kept of a message that has been written. */
export function keepSms({ account, ...sms }: WrittenSms): Kept {
  const kept: KeptSms = {
    ...sms,
    account: account.name,
    gateway: account.gateway ?? 'gatewayapi',
    partPrice: account.partPrice ?? null,
  };
  return { ...kept };
}

/** What was kept, as it was by {@link keepSms}; undefined for what is something else. */
export function keptSms(kept: Kept | undefined): KeptSms | undefined {
  // Written by this option alone, under the case's key.
  return kept && typeof kept.to === 'string' && typeof kept.text === 'string'
    ? (kept as unknown as KeptSms)
    : undefined;
}
