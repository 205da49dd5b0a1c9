import type { DeliveryKind } from '../../option.ts';
import { postTexts } from '../post-texts.ts';
import { postStates } from '../receipts/post-states.ts';

/** The states of a message, said of a phone where they would be of a mailbox. */
export const nemSmsStates: NonNullable<DeliveryKind<never, never>['states']> = {
  ...postStates,
  'digital-received': {
    title: postTexts['post.state.digital-received'],
    toRecipient: postTexts['post.yours.nem-sms-received'],
    final: false,
  },
  'digital-delivered': {
    title: postTexts['post.state.nem-sms-delivered'],
    toRecipient: postTexts['post.yours.nem-sms-delivered'],
    final: true,
  },
};
