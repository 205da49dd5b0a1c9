import { withCaseUrl } from '../../../sms/case-url.ts';
import { plainCharacters } from '../../../sms/plain-characters.ts';
import { saysSomething } from '../../../sms/says-something.ts';
import { fillText, type Text } from '../../../texts/catalogue.ts';
import type { CaseInput, DeliveryValue } from '../../option.ts';
import { titleOf } from '../prepare-post.ts';
import { nemSmsTexts as texts } from './texts.ts';

/** A NemSMS has so many characters at most (MeMo's `notification`). */
export const mostCharacters = 150;

/** And so many its title (`label`). */
const mostOfTitle = 256;

/** What the product's own notices say of the link: they go out without it rather than not at all. No step can say it. */
export const linkWhereItFits = 'where-it-fits';

/** A message as it goes out. */
export interface WrittenNemSms {
  readonly text: string;
  readonly title: string;
}

/** What is wrong with a message, by the field in which it can be corrected. */
export interface NemSmsProblem {
  readonly field: 'text' | 'title';
  readonly problem: Text;
}

/** Finishes a message, or says what is wrong with it. Pure: preview and delivery are the same call. */
export function writeNemSms(input: Pick<CaseInput, 'fields' | 'title' | 'caseUrl'>): WrittenNemSms | NemSmsProblem {
  const { fields, caseUrl } = input;
  const own = textOf(fields);
  const url = fields.link === 'yes' || isFitting(fields.link, own, caseUrl) ? caseUrl : undefined;
  const wrongText = emptyText(own) ?? longText(own, url);
  if (wrongText) return { field: 'text', problem: wrongText };
  const title = titleOf(input);
  const wrongTitle = longTitle(title);
  if (wrongTitle) return { field: 'title', problem: wrongTitle };
  return { text: url === undefined ? own : withCaseUrl(own, url), title };
}

/** Whether a notice of the product's own has room for the address, of which it doesn't speak. */
function isFitting(link: DeliveryValue | undefined, text: string, caseUrl: string | undefined): boolean {
  return link === linkWhereItFits && caseUrl !== undefined && longText(text, caseUrl) === null;
}

/** The text that a step or a person wrote, which is plain by now, as phones show it. */
export function textOf({ text }: CaseInput['fields']): string {
  return typeof text === 'string' ? plainCharacters(text) : '';
}

/** Why a text says nothing that can be read; null for one that does. */
export function emptyText(text: string): Text | null {
  return saysSomething(text) ? null : texts['remote-print.nem-sms.wrong.empty'];
}

/** Why a text is too long, with the address of the case after it where there is to be one; null for one that isn't. */
export function longText(text: string, caseUrl?: string): Text | null {
  const length = lengthOf(caseUrl === undefined ? text : withCaseUrl(text, caseUrl));
  if (length <= mostCharacters) return null;
  const why = caseUrl === undefined ? 'long' : 'long-with-link';
  return fillText(texts[`remote-print.nem-sms.wrong.${why}`], { length, most: mostCharacters });
}

export function longTitle(title: string): Text | null {
  return lengthOf(title) > mostOfTitle ? texts['remote-print.nem-sms.wrong.heading'] : null;
}

/** As the message model counts: an emoji is one or more, never half a one. */
export function lengthOf(text: string): number {
  return [...text].length;
}
