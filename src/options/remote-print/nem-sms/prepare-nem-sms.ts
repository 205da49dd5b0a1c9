import type { CaseInput, DeliveryKind, DeliveryOutcome, Skipped } from '../../option.ts';
import type { NemSmsPorts, PostRecipient, Rejected } from '../ports.ts';
import { recipientOf } from '../prepare-post.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { type KeptNemSms, keepNemSms } from './kept-nem-sms.ts';
import { ofNemSms } from './own-words.ts';
import { nemSmsTexts as texts } from './texts.ts';
import { writeNemSms } from './write-nem-sms.ts';

type Prepare = NonNullable<DeliveryKind<CaseInput, DigitalPostSettings>['prepare']>;

/** The person whom a message goes to, or why it can't go out. */
export function personOf(input: CaseInput): PostRecipient | Rejected {
  const recipient = recipientOf(input);
  if (recipient?.kind === 'cvr') return rejected(texts['remote-print.nem-sms.wrong.company'], 'recipient');
  if (!recipient || !/^\d{10}$/.test(recipient.id)) {
    return rejected(texts['remote-print.nem-sms.wrong.recipient'], 'recipient');
  }
  return recipient;
}

/**
 * Finishes the message and asks whether its receiver is registered, once: what is found out is kept with the message, so that each attempt
 * sends the same. A look-up that failed is made again with the next attempt: it says nothing of the receiver.
 */
export function prepareNemSms({ registeredForNemSms }: NemSmsPorts): Prepare {
  return async ({ input, kept, signal }, settings) => {
    if (kept) return {};
    const skips = input.fields.unregistered === 'skip';
    const person = personOf(input);
    // A wrong number can be corrected; who has none, or is a company, can't be registered.
    const isNobody = recipientOf(input)?.kind !== 'cpr';
    if ('outcome' in person) return ended(skips && isNobody ? skipped : person);
    const written = writeNemSms(input);
    if ('problem' in written) return ended(rejected(written.problem, written.field));
    const answer = await registeredForNemSms(person, settings, signal);
    if (typeof answer === 'object') {
      return ended('technical' in answer ? { outcome: 'unavailable', reason: answer.technical } : ofNemSms(answer));
    }
    const keep: KeptNemSms = { ...written, registered: { answer, at: new Date().toISOString() } };
    if (answer === 'yes') return { keep: keepNemSms(keep) };
    return ended(skips ? skipped : rejected(texts['remote-print.nem-sms.not-registered'], 'not-registered'), keep);
  };
}

const skipped: Skipped['outcome'] = { outcome: 'skipped', reason: texts['remote-print.nem-sms.skipped'] };

function rejected(reason: Rejected['reason'], code: string): Rejected {
  return { outcome: 'rejected', reason, code };
}

function ended<Outcome extends DeliveryOutcome | Skipped['outcome']>(outcome: Outcome, kept?: KeptNemSms) {
  return {
    outcome,
    exchange: { request: 'Nothing was sent: the delivery ended before that.', answer: '' },
    nothingSent: true as const,
    ...(kept && { keep: keepNemSms(kept) }),
  };
}
