import type { Kept } from '../option.ts';
import type { WrittenSms } from './write-sms.ts';

/** What is kept of a message from before its first attempt, and what is learnt of it. The numbers are what is billed by. */
export interface KeptSms extends Omit<WrittenSms, 'account'> {
  /** The account's name. */
  readonly account: string;
  readonly gateway: string;
  /** Øre for a part, as the settings said when it was written; null where they said nothing. */
  readonly partPrice: number | null;
  /** ISO 8601: when the latest attempt began that the gateway may have taken it by. */
  readonly sentAt?: string;
  /**
   * The keys under which it went out, once for each time that the gateway may have taken it: committed before it is sent, and taken back
   * where the gateway said no.
   */
  readonly sends?: readonly string[];
  /** The gateway's. */
  readonly reference?: string;
  /** What the gateway counted and says that it costs, in hundredths of the currency. */
  readonly billedParts?: number;
  readonly price?: number;
  readonly currency?: string;
  /** As it was when the gateway was asked; what it tells by itself is in the receipts. */
  readonly state?: string;
  /** The gateway called it back, which costs nothing. */
  readonly isFree?: boolean;
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

/** What stays of a message that is sent again by a person: that what went before may have been taken. */
export function sentBefore({ sends }: Kept): Kept | null {
  return sends === undefined ? null : { sends };
}

/** What is kept before a message goes out under a key. */
export function keepSend(kept: Kept, key: string, at: Date): Kept {
  return { ...kept, sentAt: at.toISOString(), sends: [...sendsUnder(kept, key), key] };
}

/** What is kept when the gateway has not taken what just went out. */
export function keepNotTaken(kept: Kept, key: string): Kept {
  return { ...kept, sends: sendsUnder(kept, key).slice(1) };
}

/** How often it may have been taken under a key. What went before under another is a message of its own. */
function sendsUnder({ sends }: Kept, key: string): readonly string[] {
  return Array.isArray(sends) ? sends.filter((each): each is string => each === key) : [];
}

/** What was kept, as it was by {@link keepSms}; undefined for what is something else. */
export function keptSms(kept: Kept | undefined): KeptSms | undefined {
  // Written by this option alone, under the case's key.
  return kept && typeof kept.to === 'string' && typeof kept.text === 'string'
    ? (kept as unknown as KeptSms)
    : undefined;
}
