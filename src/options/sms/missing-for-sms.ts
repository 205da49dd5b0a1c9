import { lookalikeUrl, withCaseUrl } from '../../sms/case-url.ts';
import { hasActiveContent } from '../../sms/markup.ts';
import { smsParts } from '../../sms/sms-parts.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { DeliveryLack, DeliverySaid } from '../../workflows/delivery-contract.ts';
import { writeSmsText } from '../../workflows/write-sms-text.ts';
import { accountOf, type SmsSettings, usualMostParts } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { accountProblem, emptyText, senderProblem, tooLong } from './write-sms.ts';

/**
 * What must be settled before a step can send, by the organisation or by whoever made the step, each at the field where it is corrected.
 * What stands in the places for values is judged when it is sent: here they count as nothing.
 */
export function missingForSms(
  settings: Partial<SmsSettings> | undefined,
  { choices = {}, texts: said = {} }: DeliverySaid,
): readonly DeliveryLack[] {
  const { account: name, sender } = choices;
  const lacks: DeliveryLack[] = [];
  if (!accountOf(settings ?? {}, name)) {
    const { problem } = accountProblem(settings ?? {}, name);
    const isNamed = name !== undefined && name !== '' && (settings?.accounts ?? []).length > 0;
    lacks.push({ problem, ...(isNamed && { at: { in: 'choices', key: 'account' } }) });
  }
  const wrongSender = sender === undefined || sender === '' ? null : senderProblem(String(sender));
  if (wrongSender) lacks.push({ problem: wrongSender, at: { in: 'choices', key: 'sender' } });
  const allowed = settings?.mostParts ?? usualMostParts;
  const url = choices.link === 'yes' ? lookalikeUrl(settings?.shortUrls) : undefined;
  for (const [language, written] of Object.entries(said.text ?? {})) {
    const problem = problemOf(written, allowed, url);
    if (problem) lacks.push({ problem, at: { in: 'texts', key: 'text', language } });
  }
  return lacks;
}

function problemOf(written: string, allowed: number, url: string | undefined): Text | null {
  if (hasActiveContent(written)) return texts['sms-option.said.script'];
  // A place alone may say all of it.
  const empty = emptyText(writeSmsText(written, () => 'x'));
  if (empty) return empty;
  const shortest = writeSmsText(written, () => '');
  const { parts } = smsParts(url === undefined ? shortest : withCaseUrl(shortest, url));
  return parts.length > allowed ? tooLong(parts.length, allowed) : null;
}
