import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { OrganisationTransaction } from '../database/database.ts';
import { decryptJson, encryptJson } from '../database/encryption/envelope.ts';
import { newDataKey, unwrapDataKey } from '../database/encryption/key-ring.ts';
import { insertRow } from '../database/insert-row.ts';
import type { Writes } from '../database/writes.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { sessionIdOf } from './sessions/session-token.ts';

/** How long the proof of a log-in that something was sent by is kept: half a year, as NemLog-in's terms ask of a service provider. */
export const proofDays = 180;
/** A log-in that nothing was sent by proves nothing: its session lives a day at most. */
export const unusedHours = 25;

/** A log-in as NemLog-in vouched for it. */
export interface LoginProof {
  /** The assertion's id. */
  readonly id: string;
  /** The signed assertion, byte for byte as it was decrypted: its signature can be checked again. */
  readonly assertion: string;
}

const place = 'login_proof.content';

/**
 * Keeps the assertion of a log-in with the session that it began, encrypted under a key of its own: in the statement that writes the
 * session.
 */
export function keepLoginProof(
  writes: Writes,
  organisation: Organisation,
  token: string,
  proof: LoginProof,
  at: Date,
): void {
  const { id, key, wrapped } = newDataKey(organisation.keys);
  const session = sessionIdOf(token);
  const content = encryptJson(key, place, proof);
  writes.add(
    insertRow('data_key', { organisation: organisation.id, id, wrapped }),
    insertRow('login_proof', { organisation: organisation.id, id: uuidv7(), session, data_key: id, content, at }),
  );
}

/** The proof of a session's log-in, to be named by what is sent in it; null where the log-in brought none. */
export function proofOfSession(session: string) {
  return sql<string | null>`(select id from login_proof where session = ${session} order by at desc limit 1)`;
}

/** Marks the proof of a session as one that something was sent by; to be written with what is sent. */
export function useLoginProof(transaction: OrganisationTransaction, session: string) {
  return transaction.updateTable('login_proof').set({ used: true }).where('session', '=', session);
}

/** The proofs of the log-ins by which a case's forms were sent, by the number of the sending-in. */
export async function readLoginProofs(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  caseId: string,
): Promise<readonly { readonly sequence: number; readonly at: Date; readonly proof: LoginProof }[]> {
  const rows = await transaction
    .selectFrom('submission')
    .innerJoin('login_proof', (join) =>
      join
        .onRef('login_proof.organisation', '=', 'submission.organisation')
        .onRef('login_proof.id', '=', 'submission.login_proof'),
    )
    .innerJoin('data_key', (join) =>
      join
        .onRef('data_key.organisation', '=', 'login_proof.organisation')
        .onRef('data_key.id', '=', 'login_proof.data_key'),
    )
    .select(['submission.sequence', 'login_proof.at', 'login_proof.content', 'data_key.id', 'data_key.wrapped'])
    .where('submission.case', '=', caseId)
    .orderBy('submission.sequence')
    .execute();
  return rows.map(({ sequence, at, content, id, wrapped }) => ({
    ...{ sequence, at },
    proof: decryptJson<LoginProof>(unwrapDataKey(organisation.keys, id, wrapped).key, place, content),
  }));
}
