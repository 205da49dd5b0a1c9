import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayReadCase } from '../../cases/access.ts';
import type { WorkflowVersion } from '../../cases/definitions.ts';
import { findCase, type StoredCase } from '../../cases/stored-case.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf } from '../application.ts';
import { isId } from '../citizen/addresses.ts';
import { WebError } from '../web-error.ts';
import { addresses } from './addresses.ts';
import { type LoggedInEmployee, requireEmployee } from './require-employee.tsx';

/** The names in the addresses of a case's pages. */
export interface CaseParameters {
  readonly organisation: string;
  readonly case: string;
}

export type CaseRequest = FastifyRequest & { readonly params: CaseParameters };

/** A case that the employee may read, with its workflow. */
export interface OpenedCase {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  readonly stored: StoredCase;
  readonly workflow: WorkflowVersion;
}

/**
 * The case that the address names. Gives `null` when the answer has been given already; a log-in leads back to the case
 * itself, whatever of it was asked for.
 * @throws {WebError} 404 for a case that is not there, another organisation's, and one that other groups read alike.
 */
export async function withCase(
  application: Application,
  request: CaseRequest,
  reply: FastifyReply,
): Promise<OpenedCase | null> {
  const organisation = await organisationOf(request, application);
  const { case: id } = request.params;
  const employee = await requireEmployee(request, reply, addresses.case(organisation.slug, id));
  if (!employee) return null;
  const { services } = application;
  const stored = isId(id)
    ? await services.database.inOrganisation(organisation.id, async (transaction) => {
        const found = await findCase(transaction, organisation, id, false);
        const may = found && (await mayReadCase(transaction, found, employee, services.now()));
        return may ? found : undefined;
      })
    : undefined;
  if (!stored) throw new WebError('notFound');
  const workflow = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  return { organisation, employee, stored, workflow };
}
