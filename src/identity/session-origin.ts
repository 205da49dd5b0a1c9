import { isIP } from 'node:net';
import type { AuditDetail } from '../audit/record.ts';
import { decryptJson, encryptJson, type Key } from '../database/encryption/envelope.ts';

/** From where a session was begun, as little of it as lets its owner know it again. */
export interface SessionOrigin {
  /** The browser's family, such as `Firefox`; null for one that isn't known. */
  readonly browser: string | null;
  /** The network that the address lies in, such as `192.0.2.*`; null where there was none. */
  readonly address: string | null;
}

/** A log-in that is open, as its owner sees it. */
export interface OpenSession {
  /** Names it without being its secret: 16 hexadecimal digits. */
  readonly id: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly from: SessionOrigin | null;
  readonly isThis: boolean;
}

const place = 'session.origin';

export function sealOrigin(key: Key, origin: SessionOrigin): Buffer {
  return encryptJson(key, place, origin);
}

export function readOrigin(key: Key, sealed: Uint8Array): SessionOrigin {
  return decryptJson<SessionOrigin>(key, place, sealed);
}

/** What the audit log keeps of a log-in's origin, as its session keeps it. */
export function originIn({ from, browser }: AuditDetail): SessionOrigin {
  return {
    browser: typeof browser === 'string' ? browser : null,
    address: typeof from === 'string' ? roughAddress(from) : null,
  };
}

/** Families in the order in which they must be asked for: most browsers also call themselves by others' names. */
const families: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

/** The family of a browser by what it calls itself; null for anything else, of which nothing is kept. */
export function browserFamily(userAgent: string | undefined): string | null {
  return families.find(([mark]) => mark.test(userAgent ?? ''))?.[1] ?? null;
}

/** The /24 network of an IPv4 address, the /48 of an IPv6 one: enough to know home from elsewhere. */
export function roughAddress(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.*`;
  if (isIP(plain) !== 6) return null;
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: gap }, () => '0'), ...last];
  return `${groups.slice(0, 3).join(':')}:*`;
}
