import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { decryptJson, encryptJson } from '../../database/encryption/envelope.ts';
import type { Command, Invitee } from '../../workflows/case-state.ts';
import type { Carrying } from '../carry-out.ts';
import { openFilling } from '../open-filling.ts';
import { createAnonymousPerson, ensurePersonByCpr } from '../person.ts';
import { casePlaces } from '../stored-case.ts';

/** What an invitation is sent with; encrypted under the case's key. */
export type InvitationContent =
  | { readonly kind: 'cpr'; readonly email?: string }
  /** `token` is the secret of the link; the table keeps its digest alone beside this. */
  | { readonly kind: 'email'; readonly email: string; readonly token: string }
  | { readonly kind: 'cvr'; readonly cvr: string; readonly token: string };

type AddDelivery = (kind: string) => void;

/**
 * Opens a form of the case for somebody else and sends them the way to it: to a CPR number by Digital Post or e-mail, and the form
 * then waits under that person's own log-in; to an e-mail address, or to a company's Digital Post, by a link that opens this one form
 * once.
 */
export async function invite(
  carrying: Carrying,
  command: Extract<Command, { kind: 'invite' }>,
  addDelivery: AddDelivery,
): Promise<void> {
  const { transaction, organisation, version, before, at, writes } = carrying;
  const { to } = command;
  const person =
    'cpr' in to
      ? await ensurePersonByCpr(transaction, organisation, to.cpr)
      : await createAnonymousPerson(transaction, organisation);
  const content = contentOf(to);
  const filling = {
    open: command.open,
    step: command.step,
    person,
    at,
    ...('token' in content ? { resumeHash: digestOf(content.token) } : {}),
  };
  const draft = await openFilling(transaction, organisation, version, before, filling, writes);
  writes.add(
    transaction.insertInto('invitation').values({
      organisation: organisation.id,
      id: uuidv7(),
      case: before.id,
      open_step: command.open,
      person,
      draft,
      kind: content.kind,
      content: encryptJson(before.key.key, casePlaces.invitation, content),
      created_at: at,
      closed_at: null,
    }),
  );
  addDelivery(deliveryOf(content));
}

/**
 * Tells an invited person once more. A link that is sent again is a new one, which takes the place of the one before: whoever has
 * opened that one and lost it gets in again. Nothing happens where the form has been sent.
 */
export async function remindInvited(
  { transaction, before, writes }: Carrying,
  command: Extract<Command, { kind: 'remindInvited' }>,
  addDelivery: AddDelivery,
): Promise<void> {
  const row = await transaction
    .selectFrom('invitation')
    .select(['id', 'draft', 'content'])
    .where('case', '=', before.id)
    .where('open_step', '=', command.open)
    .where('closed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return;
  const content = decryptJson<InvitationContent>(before.key.key, casePlaces.invitation, row.content);
  if ('token' in content) {
    const renewed: InvitationContent = { ...content, token: newToken() };
    writes.add(
      transaction
        .updateTable('invitation')
        .set({ content: encryptJson(before.key.key, casePlaces.invitation, renewed) })
        .where('id', '=', row.id),
      transaction
        .updateTable('draft')
        .set({ resume_hash: digestOf(renewed.token) })
        .where('id', '=', row.draft),
    );
  }
  addDelivery(deliveryOf(content));
}

function contentOf(to: Invitee): InvitationContent {
  if ('cpr' in to) return { kind: 'cpr', ...(to.email === undefined ? {} : { email: to.email }) };
  if ('cvr' in to) return { kind: 'cvr', cvr: to.cvr, token: newToken() };
  return { kind: 'email', email: to.email, token: newToken() };
}

/** The kind of delivery by which an invitation goes out. */
function deliveryOf(content: InvitationContent): string {
  return 'email' in content && content.email !== undefined ? 'email' : 'digital-post';
}

const newToken = (): string => randomBytes(32).toString('base64url');
const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
