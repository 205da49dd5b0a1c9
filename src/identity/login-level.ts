import type { AssuranceLevel } from './oidc/claims.ts';

const order: readonly AssuranceLevel[] = ['low', 'substantial', 'high'];

/** Whether a level is at least the one demanded (NSIS: Lav, Betydelig, Høj). */
export function reaches(level: AssuranceLevel | 'none', demanded: AssuranceLevel): boolean {
  return level !== 'none' && order.indexOf(level) >= order.indexOf(demanded);
}
