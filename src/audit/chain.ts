import { createHmac } from 'node:crypto';
import type { Key } from '../database/encryption/envelope.ts';

/** An audit entry as it stands in the table: exactly what the chain is made over. */
export interface StoredEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly action: string;
  readonly record_kind: string;
  readonly record: string | null;
  readonly data_key: string | null;
  readonly detail: Uint8Array;
}

/** What the first entry's seal is chained to. */
export const chainStart: Buffer = Buffer.alloc(32);

/**
 * The digest that seals an entry to the one before: HMAC-SHA-256 under the organisation's audit key over the previous
 * digest, the sequence number and every column with its length. The key lies outside the database, so that somebody who
 * can write to the tables can't make a chain that fits.
 */
export function sealDigest(key: Key, previous: Uint8Array, sequence: number, entry: StoredEntry): Buffer {
  const mac = createHmac('sha256', key).update(previous);
  const parts: (string | Uint8Array)[] = [
    String(sequence),
    entry.id,
    entry.at.toISOString(),
    entry.actor_kind,
    entry.actor ?? '',
    entry.subject ?? '',
    entry.action,
    entry.record_kind,
    entry.record ?? '',
    entry.data_key ?? '',
    entry.detail,
  ];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.byteLength);
    mac.update(length).update(bytes);
  }
  return mac.digest();
}
