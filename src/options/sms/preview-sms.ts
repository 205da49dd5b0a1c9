import { fillText } from '../../texts/catalogue.ts';
import type { CaseInput, DeliveryPreview, PreviewRequest } from '../option.ts';
import { lookalikeUrl } from './case-url.ts';
import type { SmsSettings } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { plainText, writeSms } from './write-sms.ts';

/** The message as it would go out, with what it comes to; or what would stop it. */
export function previewSms({ input }: PreviewRequest<CaseInput>, settings: SmsSettings): DeliveryPreview {
  const caseUrl = input.caseUrl ?? lookalikeUrl(settings);
  const written = writeSms({ fields: input.fields, ...(caseUrl !== undefined && { caseUrl }) }, settings);
  if ('problem' in written) {
    const { text } = input.fields;
    return {
      parts: [{ title: texts['sms-option.field.text'], text: typeof text === 'string' ? plainText(text) : '' }],
      problem: written.problem,
    };
  }
  const { to, text, sender, parts, units, encoding, account } = written;
  const size = fillText(texts[`sms-option.preview.size.${encoding}`], { parts, units });
  const { partPrice } = account;
  return {
    parts: [
      { title: texts['sms-option.preview.from'], text: sender },
      { title: texts['sms-option.field.to'], text: to },
      { title: texts['sms-option.field.text'], text },
      { title: size, text: partPrice === undefined ? '' : kroner(parts * partPrice) },
    ],
    problem: null,
  };
}

function kroner(ore: number): string {
  return `${(ore / 100).toFixed(2).replace('.', ',')} kr.`;
}
