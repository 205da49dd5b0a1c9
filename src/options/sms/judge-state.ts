import { fillText, type Text } from '../../texts/catalogue.ts';
import type { DeliveryOutcome } from '../option.ts';
import type { SmsState } from './gateway/gateway.ts';
import { smsOptionTexts as texts } from './texts.ts';

/** What messages are told to be; the last four stay. */
export const smsStates = {
  queued: { title: texts['sms-option.state.queued'], final: false },
  sent: { title: texts['sms-option.state.sent'], final: false },
  delivered: { title: texts['sms-option.state.delivered'], final: true },
  expired: { title: texts['sms-option.state.expired'], final: true },
  undeliverable: { title: texts['sms-option.state.undeliverable'], final: true },
  rejected: { title: texts['sms-option.state.rejected'], final: true },
} as const satisfies Record<SmsState, { readonly title: Text; readonly final: boolean }>;

/** What a final state makes of the delivery; undefined for a state after which another comes. */
export function outcomeOfState(
  state: SmsState,
  code: string | undefined,
  reference: string,
): Extract<DeliveryOutcome, { outcome: 'accepted' | 'rejected' }> | undefined {
  switch (state) {
    case 'queued':
    case 'sent':
      return undefined;
    case 'delivered':
      return { outcome: 'accepted', reference };
    case 'expired':
    case 'undeliverable':
    case 'rejected':
      return {
        outcome: 'rejected',
        reason: fillText(texts[`sms-option.rejected.${state}`], { code: code ?? '–' }),
        code: code ?? state,
      };
  }
}
