import type { SentDelivery } from '../../../cases/deliveries/sent-before.ts';
import type { DeliveryKind } from '../../../options/option.ts';
import { maskCpr, parseCpr } from '../../../registers/cpr-number.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import type { PreparedWorkflow } from '../../../workflows/compile-workflow.ts';
import type { Choice } from '../../components/radio-group.tsx';
import { formatTime } from '../../components/time-format.ts';
import { deliveryStepTitle } from '../delivery-title.ts';
import { caseworkerTranslator } from '../texts.ts';
import { failedDeliveryTranslator } from './texts.ts';

type Kind = Pick<DeliveryKind<unknown, unknown>, 'fields' | 'course'>;

/** A delivery as one of several to choose among: what it was, when, how, to whom, how it stands and what went along. */
export function deliveryChoice(
  delivery: SentDelivery,
  workflow: PreparedWorkflow,
  kind: Kind | undefined,
  language: Language,
): Choice {
  const { id, step, status, createdAt, kept, input, documents } = delivery;
  const t = failedDeliveryTranslator(language);
  const ofCase = caseworkerTranslator(language);
  const way = kept === null ? undefined : kind?.course?.(kept).way;
  const to = recipientIn(input, kind);
  return {
    value: id,
    text: t('deliveries.place.sent', {
      title: deliveryStepTitle(ofCase, language, workflow, step),
      at: formatTime(createdAt, 'dateTime', language),
    }),
    help: [
      ...(way ? [markedIn(way, language)] : []),
      ofCase(`caseworker.delivery.${status}`),
      ...(to === undefined ? [] : [t('deliveries.place.to', { to })]),
      ...(documents.length === 0 ? [] : [t('deliveries.place.documents', { names: documents.join(', ') })]),
    ].join('. '),
  };
}

/** Whom it was for: whom the step names, else whom the case is about; of a CPR number as much as anybody may see. */
function recipientIn(input: SentDelivery['input'], kind: Kind | undefined): string | undefined {
  const field = kind?.fields?.find(({ isRecipient }) => isRecipient === true);
  const told = field ? String(input?.fields?.[field.key] ?? '').trim() : '';
  const { recipient } = input ?? {};
  if (told === '' || told.replaceAll(/[\s-]/g, '') === recipient?.id) {
    return recipient ? recipient.name || shownNumber(recipient.id) : undefined;
  }
  return shownNumber(told);
}

function shownNumber(number: string): string {
  const cpr = parseCpr(number);
  return cpr.ok ? maskCpr(cpr.number.digits) : /^\d{8}$/.test(number) ? `CVR ${number}` : number;
}
