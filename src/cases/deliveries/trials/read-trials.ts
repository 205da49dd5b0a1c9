import type { OrganisationTransaction } from '../../../database/database.ts';
import type { DeliveryCourse, Kept } from '../../../options/option.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { CaseServices } from '../../services.ts';
import { sampledKind, sampleShows } from './send-sample.ts';
import { trialLimit, triedKind } from './start-trial.ts';

/**
 * How a trial stands. `lost`: it was being sent when the process stopped; `overdue`: its receipt has not come in time; `unavailable`: it
 * could not be sent now.
 */
export type TrialState =
  | 'sending'
  | 'lost'
  | 'awaiting'
  | 'overdue'
  | 'passed'
  | 'refused'
  | 'unavailable'
  | 'answeredFor';

/** A trial as its page shows it. */
export interface ShownTrial {
  readonly id: string;
  readonly at: Date;
  readonly state: TrialState;
  /** Who asked for it or answers for it; null for the product itself. */
  readonly employee: string | null;
  readonly reason: Text | null;
  readonly note: string | null;
  readonly until: Date | null;
  readonly course: DeliveryCourse | null;
  /** What the receipts said, in the order in which they came. */
  readonly words: readonly { readonly title: Text; readonly at: Date }[];
  /** Whether it was of the settings as they are now. */
  readonly isCurrent: boolean;
}

/** How an option's settings stand that can be tried. */
export interface ShownTrials {
  /** Something is missing that must be filled in before anything can be sent. */
  readonly isTooEarly: boolean;
  readonly isProven: boolean;
  /** The newest first. */
  readonly trials: readonly ShownTrial[];
}

const shown = 5;

/** The latest trials of an option's settings, or samples sent by them; null for an option that has neither. */
export async function readTrials(
  services: CaseServices,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  option: RegisteredOption,
): Promise<ShownTrials | null> {
  const kind = triedKind(option) ?? sampledKind(option);
  if (!kind) return null;
  const now = services.now().getTime();
  const shows = kind.trial?.shows(services.deliverySettings(organisation, option.key));
  const rows = await transaction
    .selectFrom('option_trial')
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'option_trial.organisation')
        .onRef('employee.id', '=', 'option_trial.employee'),
    )
    .select(['option_trial.id', 'option_trial.at', 'option_trial.state', 'option_trial.reason', 'option_trial.note'])
    .select(['option_trial.until', 'option_trial.kept', 'option_trial.words', 'option_trial.shows', 'employee.name'])
    .where('option', '=', option.key)
    .orderBy('option_trial.at', 'desc')
    .limit(shown)
    .execute();
  return {
    isTooEarly: shows === undefined,
    isProven: shows !== undefined && isProven(organisation, option.key, shows),
    trials: rows.map(
      (row): ShownTrial => ({
        id: row.id,
        at: row.at,
        state: stateOf(row, now),
        employee: row.name,
        reason: row.reason,
        note: row.note,
        until: row.until,
        course: row.kept ? (kind.course?.(row.kept as Kept) ?? null) : null,
        words: row.words.map(({ state, at }) => ({
          title: kind.states?.[state]?.title ?? { da: state },
          at: new Date(at),
        })),
        isCurrent: row.shows === shows || row.shows === '*' || row.shows === sampleShows,
      }),
    ),
  };
}

/** Whether a trial has passed for what the settings show now, or somebody answers for them. */
export function isProven(organisation: Pick<Organisation, 'proofs'>, option: string, shows: string): boolean {
  const proofs = organisation.proofs?.[option] ?? [];
  return proofs.includes(shows) || proofs.includes('*');
}

function stateOf(
  { state, at, until }: { readonly state: string; readonly at: Date; readonly until: Date | null },
  now: number,
): TrialState {
  if (state === 'sending' && now - at.getTime() > 2 * trialLimit) return 'lost';
  if (state === 'awaiting' && until !== null && until.getTime() < now) return 'overdue';
  return state as TrialState;
}
