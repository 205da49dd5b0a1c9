import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AuditAction, recordAudit } from '../../../audit/record.ts';
import { type CaseView, readCaseView } from '../../../cases/case-view.ts';
import type { FormVersion, WorkflowVersion } from '../../../cases/definitions.ts';
import { findCase, type StoredCase } from '../../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import { reaches } from '../../../identity/login.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { addresses, isId } from '../addresses.ts';
import { actorOf, type Citizen, citizenIn, requireCitizen } from '../citizen.tsx';

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
  /** The form that began it. */
  readonly form: FormVersion;
}

/**
 * The case that the address names, for the citizen whose it is; its form says how safely one must have logged in.
 * Gives `null` when the answer has been given already, with the way to the log-in.
 * @throws {WebError} 404 for a case that is not there and for one that is another's alike.
 */
export async function withOwnCase(
  application: Application,
  request: CaseRequest,
  reply: FastifyReply,
  returnTo: string = request.raw.url ?? '/',
  as: 'loggedIn' | 'anonymous' = 'loggedIn',
): Promise<OwnCasePage | null> {
  const organisation = await organisationOf(request, application);
  const citizen = as === 'anonymous' ? anonymousIn(request) : await requireCitizen(request, reply, 'low', returnTo);
  if (!citizen) return null;
  const { services } = application;
  const { case: id } = request.params;
  const stored = isId(id)
    ? await services.database.inOrganisation(organisation.id, (transaction) =>
        findCase(transaction, organisation, id, false),
      )
    : undefined;
  if (stored?.person !== citizen.person) throw new WebError('notFound');
  const workflow = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const { definition } = workflow.workflow;
  const start = definition.steps[definition.start];
  const version = start?.kind === 'fill' ? workflow.formVersions[start.as] : undefined;
  if (version === undefined) throw new Error(`The workflow ${definition.key} does not begin with a form.`);
  const form = await services.definitions.form(organisation.id, version);
  const { loginLevel } = form.definition.start;
  if (citizen.kind === 'citizen' && !reaches(citizen.level, loginLevel)) {
    await reply.redirect(addresses.login(organisation.slug, returnTo, loginLevel), 303);
    return null;
  }
  return { organisation, citizen, stored, workflow, form };
}

/** One who did not log in. @throws {WebError} 404 for others: there is no log-in that would lead to such a case. */
function anonymousIn(request: FastifyRequest): Citizen {
  const citizen = citizenIn(request);
  if (citizen?.kind !== 'anonymous') throw new WebError('notFound');
  return citizen;
}

/** Reads all that the case's page shows, notes that it was read, and that the citizen has seen what was written to them. */
export async function readOwnCase(
  { services }: Application,
  request: FastifyRequest,
  own: OwnCasePage,
): Promise<CaseView & { readonly correction: string | null }> {
  const { organisation, stored, citizen } = own;
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const view = await readCaseView(transaction, stored);
    const now = services.now();
    await transaction
      .updateTable('message')
      .set({ read_at: now })
      .where('case', '=', stored.id)
      .where('from_kind', '<>', 'citizen')
      .where('read_at', 'is', null)
      .execute();
    await noteReading(transaction, request, own, 'caseRead', stored.id, now);
    const correction = await transaction
      .selectFrom('draft')
      .select('id')
      .where('case', '=', stored.id)
      .where('person', '=', citizen.person)
      .where('submitted_case', 'is', null)
      .where('open_step', 'in', [-1, ...stored.state.open.map((open) => open.id)])
      .executeTakeFirst();
    return { ...view, correction: correction?.id ?? null };
  });
}

/** Notes in the audit log that the citizen read the case or a document of it. */
export async function noteReading(
  transaction: OrganisationTransaction,
  request: FastifyRequest,
  { organisation, citizen, stored }: OwnCasePage,
  action: Extract<AuditAction, 'caseRead' | 'documentRead'>,
  record: string,
  at: Date,
): Promise<void> {
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: actorOf(citizen),
      subject: stored.person,
      action,
      recordKind: action === 'caseRead' ? 'case' : 'document',
      record,
      detail: requestOrigin(request),
      key: stored.key,
    },
  ]);
}
