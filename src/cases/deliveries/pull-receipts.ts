import type { DeliveryServices } from '../deliver.ts';
import { receiveReceipt } from './receive-receipt.ts';

/**
 * Fetches the receipts that wait for each organisation, for those that fetch them. Each is taken in a transaction of its own before the
 * peer is told that it may forget it: what is cut off in between comes again, and is known again.
 * @returns how many there were
 */
export async function pullReceipts(services: DeliveryServices): Promise<number> {
  const pulling = [...services.deliveries].filter(([, { kind }]) => kind.pullReceipts);
  if (pulling.length === 0) return 0;
  let count = 0;
  for (const organisation of await services.organisations.all()) {
    for (const [key, { kind, option }] of pulling) {
      if (services.signal.aborted || organisation.options[option]?.isOn !== true) continue;
      const settings = services.deliverySettings(organisation, option);
      const pulled = await kind.pullReceipts?.(settings, services.signal, async (body) => {
        await receiveReceipt(services, organisation, key, { headers: {}, body, sender: 'distributor' });
      });
      count += pulled?.count ?? 0;
      if (pulled?.problem !== undefined && !services.signal.aborted) {
        services.report(`receipts could not be fetched: ${pulled.problem}`, undefined);
      }
    }
  }
  return count;
}
