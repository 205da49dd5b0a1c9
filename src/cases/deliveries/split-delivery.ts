import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { enqueue } from '../jobs.ts';
import type { CaseServices, RegisteredDelivery } from '../services.ts';
import { casePlaces, findCase } from '../stored-case.ts';
import { type FixedInput, fixInput } from './delivery-input.ts';

type Services = Pick<CaseServices, 'database' | 'definitions' | 'deliveries'> & { readonly publicUrl: string };

/** What each receiver of a delivery is told: all that was worked out, with one input each. */
export function eachReceiver({ kind }: RegisteredDelivery, fixed: FixedInput): readonly FixedInput[] {
  const each = kind.receivers?.(fixed.input) ?? [fixed.input.fields];
  return each.map((fields) => ({ ...fixed, input: { ...fixed.input, fields } }));
}

/**
 * Makes a delivery that is to several receivers into as many, each with a key and attempts of its own and what it tells fixed, before
 * anything is sent: it stays the first one's. Committed as a whole, so that whatever happens after that sends to each of them once.
 */
export async function splitDelivery(services: Services, organisation: Organisation, id: string): Promise<void> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const found = await transaction.selectFrom('delivery').select('case').where('id', '=', id).executeTakeFirst();
    // The case first, as everybody takes them: what is inserted refers to it.
    const stored = found && (await findCase(transaction, organisation, found.case, true));
    const row =
      stored &&
      (await transaction.selectFrom('delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
    if (!stored || row?.status !== 'pending' || row.input !== null || row.attempts > 0) return;
    const registered = services.deliveries.get(row.kind);
    if (!registered) return;
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const fixed = await fixInput(transaction, organisation, services.publicUrl, {
      version,
      stored,
      step: row.step,
      openStep: row.open_step,
      createdAt: row.created_at,
      delivery: id,
      kind: row.kind,
    });
    if (!fixed) return;
    const inputs = eachReceiver(registered, fixed).map((each) =>
      encryptJson(stored.key.key, casePlaces.deliveryInput, each),
    );
    const [own, ...others] = inputs;
    if (!own || others.length === 0) return;
    await transaction.updateTable('delivery').set({ input: own, receiver: 1 }).where('id', '=', id).execute();
    const { organisation: here, case: caseId, open_step, step, kind, next_at, created_at } = row;
    const added = others.map((input, index) => ({
      organisation: here,
      case: caseId,
      id: uuidv4(),
      open_step,
      step,
      kind,
      status: 'pending' as const,
      next_at,
      reference: null,
      reason: null,
      created_at,
      settled_at: null,
      input,
      receiver: index + 2,
    }));
    await transaction.insertInto('delivery').values(added).execute();
    await sendEach(transaction, here, added);
  });
}

function sendEach(
  transaction: OrganisationTransaction,
  organisation: number,
  deliveries: readonly { readonly id: string }[],
): Promise<void> {
  return enqueue(
    transaction,
    deliveries.map(({ id }) => ({ task: 'deliver', payload: { organisation, delivery: id } })),
  );
}
