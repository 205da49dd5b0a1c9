import type { FastifyReply, FastifyRequest } from 'fastify';
import { openDraftRow } from '../../../forms/drafts/draft.ts';
import { type Application, organisationOf } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type Citizen, isAdmittedBy, sendForCitizens } from '../citizen.tsx';
import { leadToReceipt } from '../mine/lead-to-receipt.ts';
import { refusePower } from '../represent/choose-subject.tsx';
import { mayGoOn, rightToDraft } from '../represent/held-powers.ts';
import { sendGone } from './gone-page.tsx';
import { type OpenDraft, openDraft, readStoredDraft, type StoredDraft } from './open-draft.ts';
import { requireOwner } from './require-owner.tsx';
import { isWaiting, sendWaiting } from './waiting-page.tsx';

/** The names in the addresses of a draft's pages. */
export interface DraftParameters {
  readonly organisation: string;
  readonly form: string;
  readonly draft: string;
}

/** A request for a page of a draft. */
export type DraftRequest = FastifyRequest & { readonly params: DraftParameters };

/**
 * The draft that the address names, for the one whose it is. Gives `null` when the answer has been given already: with the
 * way to the log-in, or, where the draft was sent in, to its case; and, unless `waiting`, where it waits for CPR to answer.
 */
export async function withDraft(
  application: Application,
  request: DraftRequest,
  reply: FastifyReply,
  returnTo: string = request.raw.url ?? '/',
  { waiting = false }: { readonly waiting?: boolean } = {},
): Promise<{ readonly citizen: Citizen; readonly opened: OpenDraft } | null> {
  const found = await withStoredDraft(application, request, reply, returnTo);
  if (!found) return null;
  const { citizen, stored } = found;
  const opened = await openDraft(application, stored, citizen, request.language);
  if (!waiting && isWaiting(opened)) {
    await sendWaiting(request, reply, opened);
    return null;
  }
  return { citizen, opened };
}

/** The same, before anything of it is decrypted. */
export async function withStoredDraft(
  application: Application,
  request: DraftRequest,
  reply: FastifyReply,
  returnTo: string = request.raw.url ?? '/',
): Promise<{ readonly citizen: Citizen; readonly stored: StoredDraft } | null> {
  const organisation = await organisationOf(request, application);
  const citizen = await requireOwner(application, organisation, request, reply, returnTo);
  if (!citizen) return null;
  const stored = await readStoredDraft(application, organisation, citizen, request.params).catch((error: unknown) => {
    // An employee may have followed the way to what they filled in as a citizen.
    if (citizen.kind === 'employee' && error instanceof WebError && error.kind === 'notFound') return null;
    throw error;
  });
  if (!stored) {
    await sendForCitizens(request, reply, 'substantial', returnTo);
    return null;
  }
  if (stored.row.closed_at !== null) {
    await sendGone(request, reply);
    return null;
  }
  const submittedCase = stored.row.submitted_case;
  if (submittedCase !== null) {
    await leadToReceipt(request, reply, citizen, organisation.slug, submittedCase);
    return null;
  }
  const { loginLevel, ways } = stored.form.definition.start;
  if (!isAdmittedBy(stored.form.definition, citizen)) {
    await reply.redirect(addresses.login(organisation.slug, returnTo, loginLevel, ways), 303);
    return null;
  }
  const { subject } = stored.row;
  if (subject !== null) {
    const { definition } = stored.form;
    const { key, content } = openDraftRow(organisation, stored.row);
    const { relation } = content;
    if (!mayGoOn(await rightToDraft(application, organisation, citizen, definition, { subject, key, relation }))) {
      const choosing = { application, organisation, citizen, definition };
      await refusePower(request, reply, choosing, { id: stored.row.id, returnTo, isForChild: relation !== undefined });
      return null;
    }
  }
  return { citizen, stored };
}
