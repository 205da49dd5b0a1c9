import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Changer } from '../../../identity/rights/changer.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';

/** Who manages roles and employees, and where. */
export interface AdmittedChanger {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  readonly changer: Changer;
}

/** Lets whoever has the route's right in; otherwise answers itself and gives null. */
export async function admitChanger(
  request: FastifyRequest,
  reply: FastifyReply,
  application: Application,
  returnTo: (slug: string) => string,
): Promise<AdmittedChanger | null> {
  const organisation = await organisationOf(request, application);
  const employee = await requireEmployee(request, reply, returnTo(organisation.slug));
  if (!employee) return null;
  const changer = {
    employee: employee.id,
    access: employee.access,
    at: application.services.now(),
    from: requestOrigin(request),
  };
  return { organisation, employee, changer };
}
