/**
 * Which way a delivery goes.
 *
 * - `digital-or-letter`: Digital Post, and a letter to whoever is not registered for it.
 * - `digital-only`: Digital Post; whoever is not registered is a person's task.
 * - `letter-always`: a letter, registered or not (FJE-4).
 * - `digital-with-backup`: as the first, and a letter also where Digital Post refuses or no receipt comes in time (FJE-5).
 */
export const channels = ['digital-or-letter', 'digital-only', 'letter-always', 'digital-with-backup'] as const;

export type Channel = (typeof channels)[number];

/** The organisation's choice when it has made none. */
export const usualChannel: Channel = 'digital-or-letter';

/** The channel of a delivery: the step's where it has one, else the organisation's; but its "always letter" wins over all. */
export function channelOf(organisation: Channel | undefined, step: unknown): Channel {
  if (organisation === 'letter-always') return organisation;
  const own = channels.find((channel) => channel === step);
  return own ?? organisation ?? usualChannel;
}

/** Whether a letter can come of it. */
export function mayBeLetter(channel: Channel): boolean {
  return channel !== 'digital-only';
}
