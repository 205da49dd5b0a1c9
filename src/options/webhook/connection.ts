import type { Configuration } from '../../configuration.ts';
import { openNetworks } from '../../processes/reachable.ts';
import type { WebhookSettings } from './settings.ts';

/** An organisation's settings; in production the server calls the open internet, and what the operator has allowed beside it. */
export function withWebhookLimits(own: unknown, configuration: Configuration): unknown {
  return { ...((own ?? {}) as WebhookSettings), networks: openNetworks(configuration) };
}
