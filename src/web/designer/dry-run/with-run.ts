import type { FastifyReply, FastifyRequest } from 'fastify';
import { type DryRunRow, lockDryRun } from '../../../cases/dry-runs/dry-run-row.ts';
import { type Playable, playableWorkflow } from '../../../cases/dry-runs/playable-workflow.ts';
import type { OrganisationTransaction } from '../../../database/database.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf } from '../../application.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';
import { WebError } from '../../web-error.ts';
import { type DryRunAddresses, dryRunAddresses } from './addresses.ts';

export interface WorkflowParams {
  readonly key: string;
}

export interface RunParams extends WorkflowParams {
  readonly run: string;
}

/** What a request of these pages works with. */
export interface OpenedWorkflow {
  readonly transaction: OrganisationTransaction;
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  readonly playable: Playable;
  readonly to: DryRunAddresses;
}

export interface OpenedRun extends OpenedWorkflow {
  readonly playable: Extract<Playable, { ok: true }>;
  readonly row: DryRunRow;
}

/**
 * Runs work on the workflow that the address names, for a designer; anybody else is answered by `requireEmployee`. What the
 * work gives is the answer: a page is drawn after the transaction.
 * @throws {WebError} 404 for a workflow that is not there.
 */
export async function withWorkflow<Result>(
  application: Application,
  request: FastifyRequest<{ Params: WorkflowParams }>,
  reply: FastifyReply,
  work: (opened: OpenedWorkflow) => Promise<Result>,
): Promise<Result | null> {
  const organisation = await organisationOf(request, application);
  const { key } = request.params;
  const to = dryRunAddresses(organisation.slug, key);
  const employee = await requireEmployee(request, reply, to.list);
  if (!employee) return null;
  const { services } = application;
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const playable = await playableWorkflow(services, transaction, organisation, key);
    if (!playable) throw new WebError('notFound');
    return work({ transaction, organisation, employee, playable, to });
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The same for a run. `work` is not called, and `unplayable` answered, where the workflow can't be played as it is now. */
export function withRun<Result>(
  application: Application,
  request: FastifyRequest<{ Params: RunParams }>,
  reply: FastifyReply,
  work: (opened: OpenedRun) => Promise<Result>,
): Promise<Result | { readonly unplayable: string } | null> {
  return withWorkflow(application, request, reply, async (opened) => {
    const { playable, transaction, to } = opened;
    const { key, run } = request.params;
    const row = uuid.test(run) ? await lockDryRun(transaction, key, run) : undefined;
    if (!row) throw new WebError('notFound');
    // The list says what keeps the workflow from being played.
    if (!playable.ok) return { unplayable: to.list };
    return work({ ...opened, playable, row });
  });
}
