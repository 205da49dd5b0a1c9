import type { Database } from '../../database/database.ts';
import type { AddressRegister } from '../address-register.ts';
import { failure } from '../look-up-failure.ts';
import type { PropertyRegister } from '../property-register.ts';
import { readAddressVersions } from './address-version.ts';
import { localAddressRegister } from './local-address-register.ts';
import { localPropertyRegister } from './local-property-register.ts';

export interface PlaceRegisters {
  readonly addresses: AddressRegister;
  readonly properties: PropertyRegister;
}

/** Milliseconds for which it is taken that nothing was loaded; what is loaded once stays. */
const patience = 5_000;

/**
 * The registers that the settings choose. Without a choice they are the tables once they hold data, which may be while the
 * product runs, and until then the services; tables without properties leave those to their service where there is one.
 */
export function chosenRegisters(
  database: Database,
  choice: 'local' | 'service' | undefined,
  services: Partial<PlaceRegisters>,
): PlaceRegisters {
  const local: PlaceRegisters = {
    addresses: localAddressRegister(database),
    properties: localPropertyRegister(database),
  };
  const held = { unit_address: false, property_place: false };
  let lookedAt = Number.NEGATIVE_INFINITY;
  const holds = async (table: keyof typeof held): Promise<boolean> => {
    if (!held[table] && performance.now() - lookedAt > patience) {
      lookedAt = performance.now();
      const [version] = await readAddressVersions(database).catch(() => []);
      for (const each of ['unit_address', 'property_place'] as const) held[each] ||= (version?.inForce[each] ?? 0) > 0;
    }
    return held[table];
  };
  const isLocal = async (table: keyof typeof held): Promise<boolean> =>
    choice === undefined ? holds(table) : choice === 'local';
  const addresses = async () => ((await isLocal('unit_address')) ? local.addresses : services.addresses);
  const properties = async () => ((await isLocal('property_place')) ? local.properties : services.properties);
  const none = failure('unavailable', 'no register: neither loaded tables nor a service');
  return {
    addresses: Object.freeze<AddressRegister>({
      suggest: async (text, options) => (await addresses())?.suggest(text, options) ?? none,
      lookUp: async (id, options) => (await addresses())?.lookUp(id, options) ?? none,
    }),
    properties: Object.freeze<PropertyRegister>({
      lookUp: async (bfe, options) => (await properties())?.lookUp(bfe, options) ?? none,
      atAddress: async (address, options) => (await properties())?.atAddress(address, options) ?? none,
    }),
  };
}
