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

/** Where questions go now. */
export type PlaceSource = 'tables' | 'service' | 'none';

export interface ChosenRegisters extends PlaceRegisters {
  /** For the page that tells it. */
  readonly placeSources: () => Promise<{ readonly [register in keyof PlaceRegisters]: PlaceSource }>;
}

/** Milliseconds for which it is taken that nothing was loaded; what is loaded once stays. */
const patience = 5_000;

/**
 * The registers that the settings choose; those of the tables once they hold data. Without
 * a choice they are the tables once they hold data, which may come while the product runs, and until then the services; tables without properties leave those to their service where there is one.
 */
export function chosenRegisters(
  database: Database,
  choice: 'local' | 'service' | undefined,
  services: Partial<PlaceRegisters>,
): ChosenRegisters {
  const local: PlaceRegisters = {
    addresses: localAddressRegister(database),
    properties: localPropertyRegister(database),
  };
  const held = { unit_address: false, property_place: false };
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    const [version] = await readAddressVersions(database).catch(() => []);
    for (const each of ['unit_address', 'property_place'] as const) held[each] ||= (version?.inForce[each] ?? 0) > 0;
  };
  const holds = async (table: keyof typeof held): Promise<boolean> => {
    if (!held[table] && performance.now() - lookedAt > patience) {
      lookedAt = performance.now();
      looking = look();
    }
    if (!held[table]) await looking;
    return held[table];
  };
  // Tables that are empty are no register, chosen or not.
  const chosen = async <Name extends keyof PlaceRegisters>(
    name: Name,
    table: keyof typeof held,
  ): Promise<PlaceRegisters[Name] | undefined> => {
    if (choice !== 'service' && (await holds(table))) return local[name];
    return choice === 'local' ? undefined : services[name];
  };
  const addresses = () => chosen('addresses', 'unit_address');
  const properties = () => chosen('properties', 'property_place');
  const sourceOf = (register: unknown, own: unknown): PlaceSource =>
    register === undefined ? 'none' : register === own ? 'tables' : 'service';
  const none = failure('unavailable', 'no register: neither loaded tables nor a service');
  return {
    placeSources: async () => ({
      addresses: sourceOf(await addresses(), local.addresses),
      properties: sourceOf(await properties(), local.properties),
    }),
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
