import type { RegisteredDelivery } from '../cases/services.ts';
import type { Configuration } from '../configuration.ts';
import { languageVersionsOption } from './language-versions/option.ts';
import type { DeliveryKind } from './option.ts';
import { withConnection } from './remote-print/connection.ts';
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

/** What the installation's configuration adds to an organisation's settings, by option. */
const connections: Readonly<Record<string, (own: unknown, configuration: Configuration, cvr: string) => unknown>> = {
  [remotePrintOption.key]: withConnection,
};

/** An organisation's settings of an option as its deliveries get them. */
export function completeSettings(option: string, own: unknown, configuration: Configuration, cvr: string): unknown {
  return connections[option]?.(own, configuration, cvr) ?? own;
}

export { languageVersions, offeredLanguages } from './language-versions/offered-languages.ts';

/** The key under which {@link languageVersions} are switched and set. */
export const languageVersionsKey = languageVersionsOption.key;
