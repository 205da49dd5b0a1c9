import type { StatementLine } from '../../../cases/billing/statement.ts';
import { addDays } from '../../../workflows/working-days.ts';

/** Sums of one currency; `cost` is null where a price is missing of any. */
export interface StatementSums {
  readonly messages: number;
  readonly delivered: number;
  readonly parts: number;
  readonly cost: number | null;
  readonly doubtful: number;
  readonly doubtfulParts: number;
}

export function sumsOf(lines: readonly StatementLine[]): StatementSums {
  return lines.reduce<StatementSums>(
    (sums, { messages, delivered, parts, cost, doubtful, doubtfulParts }) => ({
      messages: sums.messages + messages,
      delivered: sums.delivered + delivered,
      parts: sums.parts + parts,
      cost: sums.cost === null || cost === null ? null : sums.cost + cost,
      doubtful: sums.doubtful + doubtful,
      doubtfulParts: sums.doubtfulParts + doubtfulParts,
    }),
    { messages: 0, delivered: 0, parts: 0, cost: 0, doubtful: 0, doubtfulParts: 0 },
  );
}

/** The lines by what `name` says, those with the most parts first. */
export function sumsBy(
  lines: readonly StatementLine[],
  name: (line: StatementLine) => string,
): readonly (StatementSums & { readonly name: string })[] {
  return [...Map.groupBy(lines, name)]
    .map(([of, own]) => ({ name: of, ...sumsOf(own) }))
    .sort((one, other) => other.parts - one.parts || one.name.localeCompare(other.name, 'da'));
}

/** Every day of the month, also those without messages, so that the plot's axis is even. */
export function sumsByDay(
  lines: readonly StatementLine[],
  month: string,
): readonly (StatementSums & { readonly day: string })[] {
  const within = Map.groupBy(lines, ({ day }) => day);
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days.map((day) => ({ day, ...sumsOf(within.get(day) ?? []) }));
}
