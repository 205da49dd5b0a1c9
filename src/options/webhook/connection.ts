import type { Configuration } from '../../configuration.ts';
import type { WebhookSettings } from './settings.ts';

/** An organisation's settings; in production the server calls the open internet, and what the operator has allowed beside it. */
export function withWebhookLimits(own: unknown, { environment, privateReceivers }: Configuration): unknown {
  const networks = environment === 'production' ? privateReceivers : ['0.0.0.0/0', '::/0'];
  return { ...((own ?? {}) as WebhookSettings), networks };
}
