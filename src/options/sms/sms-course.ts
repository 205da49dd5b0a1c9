import { maskedNumber } from '../../sms/masked-number.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type { DeliveryCourse, Kept } from '../option.ts';
import { keptSms } from './kept-sms.ts';
import { smsOptionTexts as texts } from './texts.ts';

const same = (text: string): Text => ({ da: text, en: text });

/** How a message went, for those who read the case: to which number, as whom, in how many parts. */
export function smsCourse(kept: Kept): DeliveryCourse {
  const way = texts['sms-option.kind.title'];
  const sms = keptSms(kept);
  if (!sms) return { way, facts: [] };
  const { to, sender, parts, units, encoding, isUnsure, sentAt } = sms;
  const size = fillText(texts[`sms-option.preview.size.${encoding}`], { parts, units });
  return {
    way,
    facts: [
      {
        title: texts['sms-option.course.to'],
        text: same(maskedNumber(to)),
        ...(sentAt !== undefined && { at: new Date(sentAt) }),
      },
      { title: texts['sms-option.preview.from'], text: same(sender) },
      { title: texts['sms-option.course.size'], text: size },
      ...(isUnsure ? [{ title: texts['sms-option.course.unsure'], text: texts['sms-option.course.unsure-text'] }] : []),
    ],
  };
}
