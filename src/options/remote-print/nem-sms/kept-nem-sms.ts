import { fillText } from '../../../texts/catalogue.ts';
import type { DeliveryCourse, Kept } from '../../option.ts';
import { postTexts } from '../post-texts.ts';
import { nemSmsTexts as texts } from './texts.ts';
import { lengthOf, mostCharacters, type WrittenNemSms } from './write-nem-sms.ts';

/** What is kept of a message from before its first attempt. */
export interface KeptNemSms extends WrittenNemSms {
  /** `at`: ISO 8601. */
  readonly registered: { readonly answer: 'yes' | 'no'; readonly at: string };
}

export function keepNemSms(kept: KeptNemSms): Kept {
  return { ...kept, registered: { ...kept.registered } };
}

/** What was kept, as it was by {@link keepNemSms}. */
export function keptNemSms(kept: Kept | null | undefined): KeptNemSms | undefined {
  // Written by this kind alone, under the case's key.
  return kept ? (kept as unknown as KeptNemSms) : undefined;
}

/** How a message went, for those who read the case. */
export function nemSmsCourse(kept: Kept): DeliveryCourse {
  const way = postTexts['post.way.nem-sms'];
  const sms = keptNemSms(kept);
  if (!sms) return { way, facts: [] };
  const { text, registered } = sms;
  return {
    way,
    facts: [
      {
        title: texts['remote-print.nem-sms.course.registered'],
        text: texts[`remote-print.nem-sms.course.registered.${registered.answer}`],
        at: new Date(registered.at),
      },
      { title: texts['remote-print.nem-sms.text'], text: { da: text, en: text } },
      {
        title: texts['remote-print.nem-sms.course.size'],
        text: fillText(texts['remote-print.nem-sms.size'], { length: lengthOf(text), most: mostCharacters }),
      },
    ],
  };
}
