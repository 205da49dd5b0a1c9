import type { Database } from '../database/database.ts';
import type { DeliveryKind } from '../options/option.ts';
import type { Organisation, Organisations } from '../organisations/organisation.ts';
import type { DeliveryContracts } from '../workflows/delivery-contract.ts';
import type { Definitions } from './definitions.ts';
import type { PaymentAgreement } from './payments/payment-agreement.ts';

/** What everything about cases works with. Made once per process. */
export interface CaseServices {
  readonly database: Database;
  readonly organisations: Organisations;
  readonly definitions: Definitions;
  /** The registered kinds of delivery by key. Their inputs and settings are their own business. */
  readonly deliveries: ReadonlyMap<string, RegisteredDelivery>;
  /** An organisation's settings of an option, as the option's deliveries get them. */
  readonly deliverySettings: (organisation: Organisation, option: string) => unknown;
  /** The organisation's payment agreements, the usual one first; absent where the program has no payments. */
  readonly agreements?: (organisation: Organisation) => readonly PaymentAgreement[];
  readonly now: () => Date;
}

/** What the kinds of delivery ask of workflows. */
export function deliveryContracts(deliveries: ReadonlyMap<string, RegisteredDelivery>): DeliveryContracts {
  return new Map(
    [...deliveries].map(([key, { kind }]) => [
      key,
      {
        letter: kind.files === 'letter',
        fields: kind.fields ?? [],
        ...(kind.refusable && { mayBeUnsent: true as const }),
      },
    ]),
  );
}

/** A kind of delivery together with the option that declares it, whose settings it gets. */
export interface RegisteredDelivery {
  readonly kind: DeliveryKind<unknown, unknown>;
  readonly option: string;
}
