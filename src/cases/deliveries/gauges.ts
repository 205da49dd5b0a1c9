import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';

interface Numbers {
  readonly waiting: string;
  readonly awaiting: string;
  readonly failed: string;
  readonly peers_down: string;
  readonly oldest_down: number;
  readonly unsent: string;
}

/** So long what was counted is shown again, in milliseconds: one look at `/metrics` asks for all of them. */
const keptFor = 1_000;

/** What operators watch of deliveries and mails, over all organisations; see docs/operations.md for what to do about each. */
export function readDeliveryGauges(database: Database) {
  let kept: { readonly at: number; readonly numbers: Promise<Numbers | undefined> } | undefined;
  const read = (): Promise<Numbers | undefined> => {
    const now = performance.now();
    if (kept === undefined || now - kept.at > keptFor) {
      const numbers = sql<Numbers>`select *, unsent_mails() as unsent from delivery_gauges()`
        .execute(database.shared)
        .then(({ rows }) => rows[0]);
      kept = { at: now, numbers };
    }
    return kept.numbers;
  };
  const gauge = (name: string, help: string, of: keyof Numbers) => ({
    name,
    help,
    read: async () => Number((await read())?.[of] ?? 0),
  });
  return [
    gauge('deliveries_waiting', 'Deliveries that wait to be sent', 'waiting'),
    gauge('deliveries_awaiting_receipt', 'Deliveries whose receipt is to come', 'awaiting'),
    gauge('deliveries_failed', 'Failed deliveries that wait for a person', 'failed'),
    gauge('delivery_peers_down', 'Peers that do not answer, each counted once an organisation', 'peers_down'),
    gauge(
      'delivery_peer_down_seconds',
      'Seconds since the peer that has been silent longest last answered',
      'oldest_down',
    ),
    gauge('notification_mails_unsent', 'Notifications that could not be mailed yet', 'unsent'),
  ];
}
