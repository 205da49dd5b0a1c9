import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import type { IncomingPost } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { FixedInput } from '../deliveries/delivery-input.ts';
import type { InvitationContent } from '../invitations/invite.ts';
import { findIdentity } from '../person.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';

/** What the sender of a letter is in a case: whose it is, or another who has a part in it. */
export type SenderInCase = 'starter' | 'party';

type Sender = IncomingPost['sender'];
type Of = Pick<StoredCase, 'id' | 'person' | 'key'>;

/**
 * Whether a letter's sender has a part in a case: started it, filled in or was invited to fill in a form of it, acted for somebody, or is
 * whom a letter of the case was sent to. Null for everybody else.
 */
export async function senderInCase(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: Of,
  sender: Sender,
): Promise<SenderInCase | null> {
  const isSender = async (person: string): Promise<boolean> => {
    const identity = await findIdentity(transaction, organisation, person);
    return (sender.kind === 'cpr' ? identity?.cpr : identity?.cvr) === sender.id;
  };
  if (await isSender(stored.person)) return 'starter';
  const invitations = await transaction
    .selectFrom('invitation')
    .select(['person', 'content'])
    .where('case', '=', stored.id)
    .execute();
  const submissions = await transaction
    .selectFrom('submission')
    .select(['person', 'actor'])
    .where('case', '=', stored.id)
    .execute();
  for (const { content } of invitations) {
    const invited = decryptJson<InvitationContent>(stored.key.key, casePlaces.invitation, content);
    if (invited.kind === 'cvr' && sender.kind === 'cvr' && invited.cvr === sender.id) return 'party';
  }
  const persons = [
    ...invitations.map(({ person }) => person),
    ...submissions.flatMap((row) => [row.person, row.actor]),
  ];
  for (const person of new Set(persons)) if (person !== null && (await isSender(person))) return 'party';
  return (await wasWrittenTo(transaction, stored, sender)) ? 'party' : null;
}

async function wasWrittenTo(transaction: OrganisationTransaction, stored: Of, sender: Sender): Promise<boolean> {
  const deliveries = await transaction
    .selectFrom('delivery')
    .select('input')
    .where('case', '=', stored.id)
    .where('input', 'is not', null)
    .execute();
  return deliveries.some(({ input }) => {
    if (input === null) return false;
    const { input: said } = decryptJson<FixedInput>(stored.key.key, casePlaces.deliveryInput, input);
    // Whom the step names goes before whom the case is about.
    const named = said.fields?.recipient;
    const id =
      named === undefined || named === null || named === ''
        ? said.recipient?.id
        : String(named).replaceAll(/[\s-]/g, '');
    return id === sender.id;
  });
}
