import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AuditAction, recordAudit } from '../../../audit/record.ts';
import { type CaseView, readCaseView } from '../../../cases/case-view.ts';
import type { FormVersion, WorkflowVersion } from '../../../cases/definitions.ts';
import { type FillRequest, readFillRequests } from '../../../cases/invitations/read-requests.ts';
import { type Party, partyOfCase, viewOf } from '../../../cases/party-view.ts';
import type { PaymentView } from '../../../cases/payments/payment.ts';
import { type Represented, readRepresentations } from '../../../cases/representation.ts';
import { findCase, type StoredCase } from '../../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { listOwnDrafts } from '../../../forms/drafts/list-drafts.ts';
import { reaches } from '../../../identity/login-level.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { addresses, isId } from '../addresses.ts';
import { actorOf, type Citizen, citizenIn, requireCitizen } from '../citizen.tsx';
import { isParentOfCase, isReaderOfCase, type SeesAs } from './sees-as.ts';

/** The names in the addresses of a case's pages. */
export interface CaseParameters {
  readonly organisation: string;
  readonly case: string;
}

/** A request for a page of a case. */
export type CaseRequest = FastifyRequest & { readonly params: CaseParameters };

/** A citizen's own case with its definitions. */
export interface OwnCasePage {
  readonly organisation: Organisation;
  readonly citizen: Citizen;
  readonly stored: StoredCase;
  readonly workflow: WorkflowVersion;
  /** The form that began it; for one who was invited or acts for another, the one they sent last. */
  readonly form: FormVersion;
  readonly party: Party;
  /** Through whose eyes it is seen: the citizen's own, or those of whose case it is, for a parent and a reader. */
  readonly viewer: string;
  /** How they see one that is another's; null for their own, or their own part in it. */
  readonly seesAs: SeesAs | null;
}

/**
 * The case that the address names, for the citizen whose it is; its form says how safely one must have logged in. With `parties`
 * also for one who was invited and has sent their part in, or who sent it for whose it is; elsewhere they are led to the receipt of it.
 * A parent or guardian who sent it is in the child's place. With `readers` also for whoever has a power to read (*læsefuldmagt*).
 * Gives `null` when the answer has been given already, with the way to the log-in.
 * @throws {WebError} 404 for a case that is not there and for one that is another's alike.
 */
export async function withOwnCase(
  application: Application,
  request: CaseRequest,
  reply: FastifyReply,
  returnTo: string = request.raw.url ?? '/',
  as: 'loggedIn' | 'anonymous' = 'loggedIn',
  parties = false,
  readers = false,
): Promise<OwnCasePage | null> {
  const organisation = await organisationOf(request, application);
  const citizen = as === 'anonymous' ? anonymousIn(request) : await requireCitizen(request, reply, 'low', returnTo);
  if (!citizen) return null;
  const { services } = application;
  const { case: id } = request.params;
  const found = isId(id)
    ? await services.database.inOrganisation(organisation.id, async (transaction) => {
        const stored = await findCase(transaction, organisation, id, false);
        const party = stored && (await partyOfCase(transaction, stored, citizen.person));
        return stored ? { stored, party, sent: await lastSent(transaction, id, citizen.person) } : undefined;
      })
    : undefined;
  if (!found) throw new WebError('notFound');
  const { stored } = found;
  const isParent =
    found.party === 'representative' && (await isParentOfCase(application, organisation, citizen, stored));
  // Without a part in it one may see it by a power to read, which the form that began it must accept.
  if (!found.party && !readers) throw new WebError('notFound');
  const party: Party = isParent || !found.party ? 'starter' : found.party;
  if (party !== 'starter' && !parties) {
    await reply.redirect(addresses.receipt(organisation.slug, id), 303);
    return null;
  }
  const workflow = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const { definition } = workflow.workflow;
  const start = definition.steps[definition.start];
  const begun = start?.kind === 'fill' ? workflow.formVersions[start.as] : undefined;
  const version = party === 'starter' ? begun : found.sent;
  if (version === undefined) throw new Error(`The workflow ${definition.key} does not begin with a form.`);
  const form = await services.definitions.form(organisation.id, version);
  if (!found.party && !(await isReaderOfCase(application, organisation, citizen, stored, form.definition))) {
    throw new WebError('notFound');
  }
  const { loginLevel } = form.definition.start;
  if (citizen.kind === 'citizen' && !reaches(citizen.level, loginLevel)) {
    await reply.redirect(addresses.login(organisation.slug, returnTo, loginLevel), 303);
    return null;
  }
  const seesAs = isParent ? 'parent' : found.party ? null : 'reader';
  const viewer = seesAs === null ? citizen.person : stored.person;
  return { organisation, citizen, stored, workflow, form, party, viewer, seesAs };
}

/** The form version that a person sent in last, for themselves or for another. */
async function lastSent(
  transaction: OrganisationTransaction,
  caseId: string,
  person: string,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('submission')
    .select('form_version')
    .where('case', '=', caseId)
    .where(({ or, eb }) => or([eb('person', '=', person), eb('actor', '=', person)]))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.form_version;
}

/** One who did not log in. @throws {WebError} 404 for others: there is no log-in that would lead to such a case. */
function anonymousIn(request: FastifyRequest): Citizen {
  const citizen = citizenIn(request);
  if (citizen?.kind !== 'anonymous') throw new WebError('notFound');
  return citizen;
}

/** What a citizen sees of their own case, and the forms that it asks them to fill in. */
export type OwnCaseView = CaseView & {
  readonly requests: readonly { readonly request: FillRequest; readonly formKey: string }[];
  /** What is or was to be paid in it, the oldest first; for a reader none. */
  readonly payments: readonly PaymentView[];
  /** Who sent what was sent last for whose case it is; null where the one who looks did themselves. */
  readonly represented: Represented | null;
};

/** Reads all that the case's page shows, notes that it was read, and that the citizen has seen what was written to them. */
export async function readOwnCase(
  { services, payments: desk }: Application,
  request: FastifyRequest,
  own: OwnCasePage,
  cprShown = false,
): Promise<OwnCaseView> {
  const { organisation, stored, citizen } = own;
  const paid = own.seesAs === 'reader' ? undefined : await desk?.ofCases(organisation, [stored.id]);
  const payments = paid?.get(stored.id) ?? [];
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const whole = await readCaseView(transaction, stored);
    const view = { ...whole, ...viewOf(whole, stored, own.viewer) };
    const now = services.now();
    // What a reader has seen, whose case it is has not.
    const seen = transaction
      .updateTable('message')
      .set({ read_at: now })
      .where('case', '=', stored.id)
      .where('from_kind', '<>', 'citizen')
      .where('for_group', 'is', null)
      .where('read_at', 'is', null);
    if (own.seesAs !== 'reader') await seen.execute();
    await noteReading(transaction, request, own, 'caseRead', stored.id, now, cprShown);
    const drafts = (await listOwnDrafts(transaction, citizen.person, now)).filter(
      (draft) => draft.correctsCase === stored.id,
    );
    const asked = await readFillRequests(transaction, organisation, services.definitions, citizen.person, drafts);
    const requests = asked.flatMap((request) => {
      const draft = drafts.find(({ id }) => id === request.draft);
      return draft ? [{ request, formKey: draft.formKey }] : [];
    });
    const represented = await readRepresentations(transaction, organisation, stored);
    const last = represented.find(({ sequence }) => sequence === view.submissions[0]?.sequence);
    return { ...view, requests, payments, represented: last && last.actor !== citizen.person ? last : null };
  });
}

/** Notes in the audit log that the citizen read the case or a document of it. */
export async function noteReading(
  transaction: OrganisationTransaction,
  request: FastifyRequest,
  own: OwnCasePage,
  action: Extract<AuditAction, 'caseRead' | 'documentRead'>,
  record: string,
  at: Date,
  /** Whole CPR numbers are shown. */
  shown = false,
): Promise<void> {
  const { organisation, citizen, stored } = own;
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: actorOf(citizen),
      subject: stored.person,
      action,
      recordKind: action === 'caseRead' ? 'case' : 'document',
      record,
      detail: {
        ...requestOrigin(request),
        ...(own.seesAs === null ? {} : { as: own.seesAs }),
        ...(shown ? { shown } : {}),
      },
      key: stored.key,
    },
  ]);
}
