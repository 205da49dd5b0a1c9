import type { DeliveryServices } from '../../src/cases/deliver.ts';
import { receiveReceipt } from '../../src/cases/deliveries/receive-receipt.ts';
import { standardRetryPlan } from '../../src/cases/retry-plan.ts';
import type { CaseServices } from '../../src/cases/services.ts';
import type { ReceiptRequest } from '../../src/options/option.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';

/** Delivery services by an option's settings, for messages that carry no receipt of a sending-in. */
export function deliveringBy(
  services: CaseServices,
  settings: unknown,
  writeLetter: DeliveryServices['writeLetter'] = () => Promise.reject(new Error('No letter goes along.')),
): DeliveryServices {
  return {
    ...services,
    deliverySettings: () => settings,
    writeLetter,
    makeReceipt: () => Promise.reject(new Error('No receipt goes along.')),
    publicUrl: 'https://selvbetjening.example',
    retryPlan: standardRetryPlan,
    random: Math.random,
    signal: new AbortController().signal,
    report: (what, error) => console.error(what, error),
    attemptLimit: 20_000,
  };
}

/** Takes a receipt that must settle its delivery. */
export async function settleByReceipt(
  services: DeliveryServices,
  organisation: Organisation,
  kind: string,
  brought: Omit<ReceiptRequest, 'now'>,
): Promise<void> {
  const received = await receiveReceipt(services, organisation, kind, brought);
  if (received.kind !== 'taken' || received.taken !== 'settled') throw new Error(JSON.stringify(received));
}
