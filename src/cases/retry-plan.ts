/** When a delivery that the peer could not take is tried again. */
export interface RetryPlan {
  /** Seconds before the second attempt; doubled for each further one. */
  readonly firstSeconds: number;
  readonly mostSeconds: number;
  /** Attempts before a person gets it. */
  readonly attempts: number;
}

/** About two days: 5 s, 10 s, 20 s … up to half an hour between attempts. */
export const standardRetryPlan: RetryPlan = { firstSeconds: 5, mostSeconds: 1_800, attempts: 105 };

/**
 * The pause after a failed attempt in milliseconds, or null when there have been enough. `chance` (0 to 1) spreads the
 * attempts of many deliveries over the second half of the pause, so that they don't all come at once.
 */
export function pauseAfter(plan: RetryPlan, attempt: number, chance: number): number | null {
  if (attempt >= plan.attempts) return null;
  const seconds = Math.min(plan.mostSeconds, plan.firstSeconds * 2 ** (attempt - 1));
  return Math.round(seconds * 1_000 * (0.5 + chance / 2));
}
