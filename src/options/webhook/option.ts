import { signedHeaders } from '../../messages/standard-webhooks.ts';
import { reachesOpenAnd } from '../../processes/reachable.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { OptionDeclaration } from '../option.ts';
import { call } from './call.ts';
import { secretsOf, type WebhookSettings, WebhookSettingsSchema } from './settings.ts';
import { webhookTexts } from './texts.ts';
import { webhookKind } from './webhook-kind.ts';

/** A key that no delivery has: a receiver that can be asked knows it not. */
const nobodysKey = '00000000-0000-4000-8000-000000000000';

/** Messages to other systems. */
export const webhookOption: OptionDeclaration<WebhookSettings> = {
  key: 'webhook',
  title: webhookTexts['webhook.title'],
  intro: webhookTexts['webhook.intro'],
  settings: WebhookSettingsSchema,
  deliveries: [webhookKind],
  // Asks about a key that nobody has: whatever is answered, nothing is delivered by it.
  health: ({ targets = [], networks = [] }, signal) =>
    Promise.all(
      targets.map(async (target) => {
        const { name, url } = target;
        const headers = signedHeaders(secretsOf(target), nobodysKey, '', new Date());
        const address = `${url.replace(/\/$/, '')}/${nobodysKey}`;
        const answer = await call(address, { method: 'GET', headers }, signal, reachesOpenAnd(networks));
        if (answer.kind === 'forbidden') {
          return { peer: name, problem: fillText(webhookTexts['webhook.rejected.closed'], { target: name }) };
        }
        if (answer.kind === 'none') {
          return {
            peer: name,
            problem: fillText(webhookTexts['webhook.health.unavailable'], { reason: answer.reason }),
          };
        }
        const { status } = answer;
        if (status === 401 || status === 403) {
          return { peer: name, problem: fillText(webhookTexts['webhook.health.access'], { status }) };
        }
        if (status < 500) return { peer: name, problem: null };
        return {
          peer: name,
          problem: fillText(webhookTexts['webhook.health.unavailable'], { reason: `HTTP ${status}` }),
        };
      }),
    ),
};
