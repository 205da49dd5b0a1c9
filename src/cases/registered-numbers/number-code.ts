import { timingSafeEqual } from 'node:crypto';
import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson, encryptJson, lookUpHash } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { receiverHash } from '../billing/note-billed.ts';
import type { CaseServices } from '../services.ts';
import { smsNoticeKind } from '../tell-by-sms.ts';
import { auditNumber, keyOfPerson, type NumberOwner, registeredNumberPlace } from './registered-number.ts';

/** How long a code is good for. */
export const codeMinutes = 10;
/** Wrong codes that may be typed before another has to be asked for: of a million codes one is right. */
export const mostTries = 5;

/** A number that waits for its code. */
export interface PendingNumber {
  readonly e164: string;
  readonly isExpired: boolean;
}

/** What came of a code that somebody typed. `over`: it is too old, or wrong ones have been typed too often: another has to be asked for. */
export type CodeTaken = 'confirmed' | 'wrong' | 'over' | 'none';

/** What stands in place of a code: whoever reads the database can't tell which it is without the organisation's key. */
export function codeHash({ keys }: Pick<Organisation, 'keys'>, id: string, code: string): Buffer {
  return lookUpHash(keys.hashing, `number code ${id} ${code}`);
}

/** The number of a person that waits for its code; undefined where none does. */
export async function readPendingNumber(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  person: string,
  now: Date,
): Promise<PendingNumber | undefined> {
  const row = await latestCode(transaction, person).executeTakeFirst();
  const key = row && (await keyOfPerson(transaction, organisation, person));
  if (!row || !key) return undefined;
  return { e164: decryptJson<string>(key.key, registeredNumberPlace, row.number), isExpired: isExpired(row, now) };
}

/**
 * Registers the number that the latest code went to, where it is the right one. Whoever shows that a number is theirs wants SMS on it: a
 * STOP that it had answered is over.
 */
export function confirmNumber(
  { database, now }: Pick<CaseServices, 'database' | 'now'>,
  organisation: Organisation,
  by: NumberOwner,
  typed: string,
): Promise<CodeTaken> {
  return database.inOrganisation(organisation.id, async (transaction) => {
    const at = now();
    const key = await keyOfPerson(transaction, organisation, by.person, true);
    const row = await latestCode(transaction, by.person).forUpdate().executeTakeFirst();
    if (!key || !row) return 'none';
    if (row.tries >= mostTries || isExpired(row, at)) return 'over';
    const change = (changes: { readonly tries?: number; readonly is_over?: boolean }) =>
      transaction.updateTable('number_code').set(changes).where('id', '=', row.id).execute();
    const code = typed.replaceAll(/\s/g, '');
    if (!timingSafeEqual(codeHash(organisation, row.id, code), row.code_hash)) {
      await change({ tries: row.tries + 1 });
      return row.tries + 1 >= mostTries ? 'over' : 'wrong';
    }
    await change({ is_over: true });
    const number = decryptJson<string>(key.key, registeredNumberPlace, row.number);
    const registered = {
      number: encryptJson(key.key, registeredNumberPlace, number),
      confirmed_at: at,
    };
    await transaction
      .insertInto('registered_number')
      .values({ organisation: organisation.id, person: by.person, ...registered })
      .onConflict((conflict) => conflict.columns(['organisation', 'person']).doUpdateSet(registered))
      .execute();
    const lifted = await transaction
      .deleteFrom('message_refusal')
      .where('kind', '=', smsNoticeKind)
      .where('receiver_hash', '=', receiverHash(organisation, number))
      .returning('id')
      .executeTakeFirst();
    if (lifted) await auditNumber(transaction, organisation, by, 'messagesAllowed', at);
    await auditNumber(transaction, organisation, by, 'numberRegistered', at);
    return 'confirmed';
  });
}

function latestCode(transaction: OrganisationTransaction, person: string) {
  return transaction
    .selectFrom('number_code')
    .select(['id', 'number', 'code_hash', 'sent_at', 'tries'])
    .where('person', '=', person)
    .where('is_over', '=', false)
    .orderBy('sent_at', 'desc')
    .limit(1);
}

function isExpired({ sent_at }: { readonly sent_at: Date }, now: Date): boolean {
  return now.getTime() >= sent_at.getTime() + codeMinutes * 60_000;
}
