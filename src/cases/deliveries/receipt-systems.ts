import type { Organisation } from '../../organisations/organisation.ts';
import type { CaseServices } from '../services.ts';

/** The systems of each organisation that this process knows to be ours: most receipts cost nothing here. */
const known = new WeakMap<CaseServices['database'], Map<string, Set<string>>>();

function ours({ database }: CaseServices, organisation: Organisation, kind: string): Set<string> {
  const all = known.get(database) ?? new Map<string, Set<string>>();
  known.set(database, all);
  const name = `${organisation.id} ${kind}`;
  const own = all.get(name) ?? new Set<string>();
  all.set(name, own);
  return own;
}

/** Remembers by which system a receipt that matched was said to be about. */
export async function rememberSystem(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  system: string,
): Promise<void> {
  const own = ours(services, organisation, kind);
  if (own.has(system)) return;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .insertInto('receipt_system')
      .values({ organisation: organisation.id, kind, system, at: services.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  own.add(system);
}

/** Whether a receipt that matches nothing is about a system that receipts of ours have named. */
export async function isOwnSystem(
  services: CaseServices,
  organisation: Organisation,
  kind: string,
  system: string,
): Promise<boolean> {
  const own = ours(services, organisation, kind);
  if (own.has(system)) return true;
  const row = await services.database.inOrganisation(organisation.id, (transaction) =>
    transaction
      .selectFrom('receipt_system')
      .select('system')
      .where('kind', '=', kind)
      .where('system', '=', system)
      .executeTakeFirst(),
  );
  if (row) own.add(system);
  return row !== undefined;
}
