import { sql } from 'kysely';
import type { OrganisationTransaction } from '../../database/database.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { askedForms } from '../../workflows/aliases.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { DeliverySaid } from '../../workflows/delivery-contract.ts';
import type { OfferedDelivery, WorkflowParts } from '../../workflows/design/api-types.ts';
import type { WorkflowContext } from '../../workflows/design/findings-of-workflow.ts';
import type { Staff } from '../../workflows/design/staff-findings.ts';
import { knownGroups } from '../designs/design-state.ts';
import { deliveryContracts } from '../services.ts';
import type { WorkflowServices } from './workflow-services.ts';

/** What the organisation's workflows may be made of. */
export async function workflowParts(
  services: WorkflowServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  ownGroups: readonly string[],
): Promise<WorkflowParts> {
  const forms = await transaction
    .selectFrom('form_version')
    .select(['key', 'definition'])
    .where('status', '=', 'published')
    .orderBy('key')
    .execute();
  return {
    forms: forms.map(({ key, definition }) => ({ key, title: definition.title })),
    groups: await knownGroups(transaction, ownGroups),
    languages: organisation.languages,
    staff: await knownStaff(transaction),
    deliveries: offeredDeliveries(services, organisation),
  };
}

/** What is known of the employees who are here still. */
async function knownStaff(transaction: OrganisationTransaction): Promise<Staff> {
  const { rows } = await sql<{ name: string; count: number; managers: boolean }>`
    select g.name, count(*)::integer as count, bool_or(e.manager_email is not null) as managers
    from employee e, unnest(e.groups) as g(name) where e.left_at is null group by g.name`.execute(transaction);
  return {
    members: Object.fromEntries(rows.map(({ name, count }) => [name, count])),
    managers: rows.some(({ managers }) => managers),
  };
}

/** The kinds of delivery that the organisation has switched on, with what each asks of its step. */
export function offeredDeliveries(services: WorkflowServices, organisation: Organisation): readonly OfferedDelivery[] {
  const contracts = deliveryContracts(services.deliveries);
  const settings = (option: string) => services.deliverySettings(organisation, option) as object | undefined;
  return [...services.deliveries].flatMap(([key, { kind, option }]) => {
    const contract = contracts.get(key);
    if (contract === undefined || organisation.options[option]?.isOn === false) return [];
    const missing = (said: DeliverySaid) => kind.missing?.(settings(option), said) ?? [];
    const partPrices = kind.partPrices?.(settings(option));
    const counting = kind.counting?.(settings(option));
    return [
      {
        key,
        title: kind.title,
        contract: {
          ...contract,
          ...(kind.missing && { missing }),
          ...(partPrices && { partPrices }),
          ...(counting && { counting }),
        },
      },
    ];
  });
}

/** The published forms of some keys. */
export async function publishedForms(
  transaction: OrganisationTransaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, FormDefinition>> {
  if (keys.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('form_version')
    .select(['key', 'definition'])
    .where('status', '=', 'published')
    .where('key', 'in', [...new Set(keys)])
    .execute();
  return new Map(rows.map(({ key, definition }) => [key, definition]));
}

/** What a workflow is judged by at this organisation. */
export async function workflowContext(
  services: WorkflowServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  definition: WorkflowDefinition,
): Promise<WorkflowContext> {
  const keys = askedForms(definition).map(({ form }) => form);
  return {
    forms: await publishedForms(transaction, keys),
    deliveries: new Map(offeredDeliveries(services, organisation).map(({ key, contract }) => [key, contract])),
    languages: organisation.languages,
    ...(services.agreements ? { agreements: services.agreements(organisation) } : {}),
  };
}
