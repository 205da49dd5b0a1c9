import type { LoadedDesign } from '../../../forms/design/api-types.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Application } from '../../application.ts';

/** The payment agreements that a form can name; null where the organisation has none, so that nothing of payments is offered. */
export function offeredAgreements({ payments }: Application, organisation: Organisation): LoadedDesign['agreements'] {
  const agreements = payments?.agreements(organisation) ?? [];
  return agreements.length === 0 ? null : agreements;
}
