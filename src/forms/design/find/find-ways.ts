import type { FormDefinition } from '../../definition.ts';
import type { Report } from './find.ts';

/** Ways to log in that the form names and the organisation does not offer: where none is left, no citizen can begin it. */
export function findWays({ start }: FormDefinition, offered: ReadonlySet<string>, report: Report): void {
  const { ways, logins = ['mitid'] } = start;
  if (ways === undefined || !logins.includes('mitid')) return;
  const left = ways.filter((way) => offered.has(way));
  if (left.length === 0) report('error', 'ways-off', 'start.ways');
  else if (left.length < ways.length) report('advice', 'way-off', 'start.ways');
}
