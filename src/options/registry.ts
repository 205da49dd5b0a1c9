import type { RegisteredDelivery } from '../cases/services.ts';
import type { DeliveryKind } from './option.ts';
import { remotePrintOption } from './remote-print/option.ts';

/**
 * A kind of delivery as the case engine holds it. What the engine hands it are a step's input and the organisation's
 * settings as data; each kind reads its own.
 */
function registered<Input, Settings>(option: string, kind: DeliveryKind<Input, Settings>): RegisteredDelivery {
  return { option, kind: kind as DeliveryKind<unknown, unknown> };
}

/** The kinds of delivery of this build by key: one line an option. */
export const registeredDeliveries: ReadonlyMap<string, RegisteredDelivery> = new Map(
  [...remotePrintOption.deliveries.map((kind) => registered(remotePrintOption.key, kind))].map((delivery) => [
    delivery.kind.key,
    delivery,
  ]),
);
