import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/schema.ts';

/** How an option stands in an organisation. */
export interface OptionState {
  readonly isOn: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The options that somebody has switched or set, by key; the others stand as the organisation was made. */
export type OptionStates = Readonly<Record<string, OptionState>>;

/** Those of all organisations. */
export async function readOptionStates(database: Database): Promise<ReadonlyMap<number, OptionStates>> {
  const { rows } = await sql<{
    organisation: number;
    option: string;
    is_on: boolean;
    settings: OptionState['settings'];
  }>`select * from option_states()`.execute(database.shared);
  const states = new Map<number, Record<string, OptionState>>();
  for (const { organisation, option, is_on: isOn, settings } of rows) {
    const own = states.get(organisation) ?? {};
    states.set(organisation, own);
    own[option] = { isOn, settings };
  }
  return states;
}

/** What of their options' settings has been shown to be right, by option; `*` is all of them. */
export type OptionProofs = Readonly<Record<string, readonly string[]>>;

/** Those of all organisations. */
export async function readOptionProofs(database: Database): Promise<ReadonlyMap<number, OptionProofs>> {
  const { rows } = await sql<{
    organisation: number;
    option: string;
    shows: string;
  }>`select * from option_proofs()`.execute(database.shared);
  const proofs = new Map<number, Record<string, string[]>>();
  for (const { organisation, option, shows } of rows) {
    const own = proofs.get(organisation) ?? {};
    proofs.set(organisation, own);
    own[option] = [...(own[option] ?? []), shows];
  }
  return proofs;
}

/** Switches an option on or off and keeps its settings, within a transaction of the organisation. */
export async function writeOptionState(
  transaction: Kysely<Tables>,
  organisation: number,
  option: string,
  { isOn, settings }: OptionState,
): Promise<void> {
  const values = { is_on: isOn, settings: JSON.stringify(settings) };
  await transaction
    .insertInto('option_state')
    .values({ organisation, option, ...values })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'option']).doUpdateSet({ ...values, changed_at: sql`now()` }),
    )
    .execute();
}
