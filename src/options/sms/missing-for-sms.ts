import { smsParts } from '../../sms/sms-parts.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type { DeliverySaid } from '../../workflows/delivery-contract.ts';
import { lookalikeUrl, withCaseUrl } from './case-url.ts';
import { accountOf, type SmsSettings, usualMostParts } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { accountProblem, emptyText, plainText, senderProblem, tooLong } from './write-sms.ts';

const place = /\{\{.*?\}\}/g;

/**
 * What must be settled before a step can send, by the organisation or by whoever made the step. What stands in the places for values is
 * judged when it is sent: here they count as nothing.
 */
export function missingForSms(
  settings: Partial<SmsSettings> | undefined,
  { choices = {}, texts: said = {} }: DeliverySaid,
): readonly Text[] {
  const { account: name, sender } = choices;
  const problems: Text[] = [];
  if (!accountOf(settings ?? {}, name)) problems.push(accountProblem(settings ?? {}, name).problem);
  const wrongSender = sender === undefined || sender === '' ? null : senderProblem(String(sender));
  if (wrongSender) problems.push(wrongSender);
  const allowed = settings?.mostParts ?? usualMostParts;
  const url = choices.link === 'yes' ? lookalikeUrl(settings) : undefined;
  for (const [language, written] of Object.entries(said.text ?? {})) {
    const problem = problemOf(written, allowed, url);
    if (problem) problems.push(fillText(texts['sms-option.said.text'], { language, problem }));
  }
  return problems;
}

function problemOf(written: string, allowed: number, url: string | undefined): Text | null {
  if (/<\s*(script|style|iframe|object|embed|form)\b|\son[a-z]+\s*=|javascript:/i.test(written)) {
    return texts['sms-option.said.script'];
  }
  // A place alone may say all of it.
  const empty = emptyText(plainText(written.replace(place, 'x')));
  if (empty) return empty;
  const shortest = plainText(written.replace(place, ''));
  const { parts } = smsParts(url === undefined ? shortest : withCaseUrl(shortest, url));
  return parts.length > allowed ? tooLong(parts.length, allowed) : null;
}
