import type { OrganisationTransaction } from '../../database/database.ts';
import type { IncomingPost } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';
import { findCase, type StoredCase } from '../stored-case.ts';
import { type SenderInCase, senderInCase } from './sender-in-case.ts';

/** Why a letter belongs to no case by itself. */
export type Unmatched = 'case' | 'sender' | 'ended';

export type CaseOfPost =
  | { readonly kind: 'case'; readonly stored: StoredCase; readonly from: SenderInCase }
  | { readonly kind: 'unmatched'; readonly why: Unmatched };

/**
 * The case that a letter belongs to: of the delivery that it answers, else the one that it names by number. Only where its sender has a
 * part in it; to everybody else the case tells nothing, not even that it is there.
 */
export async function caseOfPost(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  kind: string,
  post: IncomingPost,
): Promise<CaseOfPost> {
  const id = (await caseOfDelivery(transaction, kind, post.answers)) ?? (await caseByNumber(transaction, post));
  const stored = id === undefined ? undefined : await findCase(transaction, organisation, id, false);
  if (!stored) return { kind: 'unmatched', why: 'case' };
  const from = await senderInCase(transaction, organisation, stored, post.sender);
  if (from === null) return { kind: 'unmatched', why: 'sender' };
  const { workflow } = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  return workflow.definition.messages === false ? { kind: 'unmatched', why: 'ended' } : { kind: 'case', stored, from };
}

async function caseOfDelivery(
  transaction: OrganisationTransaction,
  kind: string,
  keys: readonly string[],
): Promise<string | undefined> {
  for (const key of keys) {
    const found = await transaction
      .selectFrom('delivery')
      .select('case')
      .where('kind', '=', kind)
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('id', '=', key),
          eb('key', '=', key),
          exists(
            selectFrom('delivery_leg')
              .select('delivery_leg.key')
              .whereRef('delivery_leg.delivery', '=', 'delivery.id')
              .where('delivery_leg.key', '=', key),
          ),
        ]),
      )
      .executeTakeFirst();
    if (found) return found.case;
  }
  return undefined;
}

async function caseByNumber(
  transaction: OrganisationTransaction,
  { caseNumber }: IncomingPost,
): Promise<string | undefined> {
  if (caseNumber === undefined) return undefined;
  const found = await transaction.selectFrom('case').select('id').where('number', '=', caseNumber).executeTakeFirst();
  return found?.id;
}
