import type { FastifyReply, FastifyRequest } from 'fastify';
import { hadTask, mayReadCase } from '../../cases/access.ts';
import type { WorkflowVersion } from '../../cases/definitions.ts';
import { findCase, type StoredCase } from '../../cases/stored-case.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Application, organisationOf } from '../application.ts';
import { postedForm } from '../body-parsers.ts';
import { isId } from '../citizen/addresses.ts';
import { WebError } from '../web-error.ts';
import { addresses } from './addresses.ts';
import { textsIn } from './case-forms.ts';
import { type LoggedInEmployee, requireEmployee } from './require-employee.tsx';
import { sendLost } from './send-lost.tsx';

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

/** Answers one whose task in the case is done or gone to others, and with it the right to read the case. */
export type AnswerLost = (organisation: Organisation, employee: LoggedInEmployee) => Promise<unknown>;

/**
 * The case that the address names. Gives `null` when the answer has been given already; a log-in leads back to the case
 * itself, whatever of it was asked for. Whoever may not read it any more learns that of what they sent nothing is lost.
 * @throws {WebError} 404 for a case that is not there, another organisation's, and one that other groups read alike.
 */
export async function withCase(
  application: Application,
  request: CaseRequest,
  reply: FastifyReply,
  answerLost?: AnswerLost,
): Promise<OpenedCase | null> {
  const organisation = await organisationOf(request, application);
  const { case: id } = request.params;
  const employee = await requireEmployee(request, reply, addresses.case(organisation.slug, id));
  if (!employee) return null;
  const { services } = application;
  const stored = isId(id)
    ? await services.database.inOrganisation(organisation.id, async (transaction) => {
        const found = await findCase(transaction, organisation, id, false);
        if (!found || (await mayReadCase(transaction, found, employee, services.now()))) return found;
        return (await hadTask(transaction, found, employee, services.now())) ? 'lost' : undefined;
      })
    : undefined;
  if (stored === 'lost' && answerLost) {
    await answerLost(organisation, employee);
    return null;
  }
  if (stored === 'lost' && request.method === 'POST') {
    await sendLost(request, reply, organisation.slug, textsIn(postedForm(request)));
    return null;
  }
  if (!stored || stored === 'lost') throw new WebError('notFound');
  const workflow = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  return { organisation, employee, stored, workflow };
}
