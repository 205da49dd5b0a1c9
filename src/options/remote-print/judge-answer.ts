import type { HttpAnswer } from '../../service-platform/exchange-http.ts';
import type { DeliveryOutcome } from '../option.ts';
import { alreadyThereCode, reasonForCode } from './error-codes.ts';
import { readKombiAnswer } from './kombi/kombi-answer.ts';
import { rejection } from './rejection.ts';

/** What the post component's answer to a sending says; `taken`: it has it, and says later what became of it. */
export type JudgedAnswer =
  | { readonly outcome: 'taken'; readonly reference: string }
  | Extract<DeliveryOutcome, { outcome: 'rejected' | 'unavailable' }>;

/**
 * Judges an answer to a sending.
 *
 * | answer | outcome |
 * |---|---|
 * | `Result` true and the notice `Received` | taken, with the TransmissionID |
 * | refused because the message or letter is there already | taken: it is our own earlier attempt |
 * | `Result` false, or 4xx with an error code | rejected, with a reason that a case worker can act on |
 * | 403 without a code that is known | rejected: access |
 * | 408, 429, 5xx, time limit, cut connection, anything unreadable | unavailable |
 *
 * Nothing is followed from an answer: redirects count as unreadable.
 */
export function judgeAnswer(answer: HttpAnswer, key: string): JudgedAnswer {
  if (answer.kind === 'none') return { outcome: 'unavailable', reason: answer.reason };
  const { status } = answer;
  if (status === 408 || status === 429 || status >= 500) return { outcome: 'unavailable', reason: `HTTP ${status}` };
  const said = readKombiAnswer(answer.body);
  if (said.kind === 'received' && status < 300) return { outcome: 'taken', reference: said.transmissionId ?? key };
  if (said.kind === 'refused' && said.code === alreadyThereCode) {
    return { outcome: 'taken', reference: said.transmissionId ?? key };
  }
  const reason = said.kind === 'refused' && said.code !== undefined ? reasonForCode(said.code) : 'without-code';
  const isExplained = reason !== 'other' && reason !== 'without-code';
  if (status === 403 && !isExplained) return rejection('access');
  if (said.kind === 'refused') return rejection(reason, said.code);
  if (status === 413) return rejection('too-large');
  const why = said.kind === 'unreadable' ? said.why : 'the answer contradicts its status';
  return { outcome: 'unavailable', reason: `HTTP ${status}: ${why}` };
}
