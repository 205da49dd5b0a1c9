import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Command } from '../../workflows/case-state.ts';
import type { Carrying } from '../carry-out.ts';
import { openFilling } from '../open-filling.ts';
import { createAnonymousPerson, ensurePersonByCpr } from '../person.ts';
import { casePlaces } from '../stored-case.ts';

/** The kinds of delivery by which invitations go out. */
export const invitationDeliveries = { cpr: 'digital-post', email: 'email' } as const;

/** What an invitation is sent with; encrypted under the case's key. */
export type InvitationContent =
  | { readonly kind: 'cpr' }
  /** `token` is the secret of the link; the table keeps its digest alone beside this. */
  | { readonly kind: 'email'; readonly email: string; readonly token: string };

/**
 * Opens a form of the case for somebody else and sends them the way to it: to a CPR number by Digital Post, and the form then waits
 * under that person's own log-in; to an e-mail address by a link that opens this one form once.
 */
export async function invite(
  carrying: Carrying,
  command: Extract<Command, { kind: 'invite' }>,
  addDelivery: (kind: string) => void,
): Promise<void> {
  const { transaction, organisation, version, before, at, writes } = carrying;
  const { to } = command;
  const byCpr = 'cpr' in to;
  const person = byCpr
    ? await ensurePersonByCpr(transaction, organisation, to.cpr)
    : await createAnonymousPerson(transaction, organisation);
  const token = randomBytes(32).toString('base64url');
  const filling = {
    open: command.open,
    step: command.step,
    person,
    at,
    ...(byCpr ? {} : { resumeHash: createHash('sha256').update(token).digest() }),
  };
  const draft = await openFilling(transaction, organisation, version, before, filling, writes);
  const content: InvitationContent = byCpr ? { kind: 'cpr' } : { kind: 'email', email: to.email, token };
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
  addDelivery(invitationDeliveries[content.kind]);
}
