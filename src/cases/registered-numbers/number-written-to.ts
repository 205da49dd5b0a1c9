import type { OrganisationTransaction } from '../../database/database.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { personWrittenTo } from '../deliveries/who-is-written-to.ts';
import type { StoredCase } from '../stored-case.ts';
import { readRegisteredNumber } from './registered-number.ts';

/** The number registered by whoever a case's letters go to: whose it is, or the parent who sent it for them; undefined where there is none. */
export async function numberWrittenTo(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Pick<StoredCase, 'id' | 'key' | 'person'>,
): Promise<{ readonly person: string; readonly e164: string } | undefined> {
  const person = await personWrittenTo(transaction, organisation, stored);
  const number = await readRegisteredNumber(transaction, organisation, person);
  return number && { person, e164: number.e164 };
}
