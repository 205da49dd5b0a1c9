import { lookalikeUrl } from '../../../sms/case-url.ts';
import { hasActiveContent } from '../../../sms/markup.ts';
import type { Text } from '../../../texts/catalogue.ts';
import type { DeliveryLack, DeliverySaid } from '../../../workflows/delivery-contract.ts';
import { writeSmsText } from '../../../workflows/write-sms-text.ts';
import { missingForMessages } from '../missing-for-post.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { nemSmsTexts as texts } from './texts.ts';
import { emptyText, longText, longTitle } from './write-nem-sms.ts';

const place = /\{\{.*?\}\}/g;

/**
 * What must be settled before a step can send, by the organisation or by whoever made the step, each at the field where it is corrected.
 * What stands in the places for values is judged when it is sent: here they count as nothing.
 */
export function missingForNemSms(
  settings: Partial<DigitalPostSettings> | undefined,
  { choices = {}, texts: said = {} }: DeliverySaid,
  now: Date = new Date(),
): readonly DeliveryLack[] {
  const url = choices.link === 'yes' ? lookalikeUrl(settings?.connection?.shortUrls) : undefined;
  const wrongIn = (key: string, judge: (written: string) => Text | null): readonly DeliveryLack[] =>
    Object.entries(said[key] ?? {}).flatMap(([language, written]) => {
      const problem = judge(written);
      return problem ? [{ problem, at: { in: 'texts', key, language } }] : [];
    });
  return [
    ...missingForMessages(settings, now),
    ...wrongIn('text', (written) => wrongText(written, url)),
    ...wrongIn('title', (written) => longTitle(written.replace(place, ''))),
  ];
}

function wrongText(written: string, url: string | undefined): Text | null {
  if (hasActiveContent(written)) return texts['remote-print.nem-sms.said.script'];
  // A place alone may say all of it.
  const isEmpty = emptyText(writeSmsText(written, () => 'x'));
  return (
    isEmpty ??
    longText(
      writeSmsText(written, () => ''),
      url,
    )
  );
}
