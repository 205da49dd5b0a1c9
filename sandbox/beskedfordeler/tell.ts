import type { PostEvent } from './event.ts';

/**
 * Tells the message distributor what happened to one sending, in order, as the post component does. Without one in the sandbox nobody
 * hears it.
 * @returns whether there is one
 */
export async function tellDistributor(baseUrl: string, events: readonly PostEvent[]): Promise<boolean> {
  const answer = await fetch(`${baseUrl}/beskedfordeler/haendelser`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(events),
  }).catch(() => undefined);
  return answer?.ok === true;
}
