import type { Configuration } from '../../configuration.ts';
import type { WebhookSettings } from './settings.ts';

/** An organisation's settings; in production nobody may have the server call itself. */
export function withWebhookLimits(own: unknown, { environment }: Configuration): unknown {
  return { ...((own ?? {}) as WebhookSettings), allowLoopback: environment !== 'production' };
}
