import { lookalikeUrl } from '../../sms/case-url.ts';
import { fillText } from '../../texts/catalogue.ts';
import type { CaseInput, DeliveryPreview, PreviewRequest } from '../option.ts';
import type { SmsSettings } from './settings.ts';
import { smsReceivers, typedNumbers } from './sms-receivers.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { textOf, writeSms } from './write-sms.ts';

/** Stands for one that is not known here, and decides nothing of what is written. */
const anyNumber = '+4520000000';

/** The message as it would go out to each receiver, with what it comes to; or what would stop it. */
export function previewSms({ input }: PreviewRequest<CaseInput>, settings: SmsSettings): DeliveryPreview {
  const caseUrl = input.caseUrl ?? lookalikeUrl(settings.shortUrls);
  const others = typedNumbers(input.fields.to);
  // Which number is registered, and whether one is, is the person's own affair.
  const isRegistered = input.fields.registered === 'yes';
  const each = (isRegistered ? [{ ...input.fields, to: anyNumber }] : smsReceivers(input)).map((fields) =>
    writeSms({ fields, ...(caseUrl !== undefined && { caseUrl }) }, settings),
  );
  const written = each.flatMap((sms) => ('problem' in sms ? [] : [sms]));
  const problem = each.flatMap((sms) => ('problem' in sms ? [sms.problem] : []))[0] ?? null;
  const [first] = written;
  if (!first || (problem && each.length === 1)) {
    return {
      parts: [{ title: texts['sms-option.field.text'], text: textOf(input.fields) }],
      problem,
    };
  }
  const { text, sender, parts, units, encoding, account } = first;
  const size = fillText(texts[`sms-option.preview.size.${encoding}`], { parts, units });
  const { partPrice } = account;
  const registered =
    others.length === 0
      ? texts['sms-option.preview.registered']
      : fillText(texts['sms-option.preview.registered-else'], { numbers: others.join(', ') });
  return {
    parts: [
      { title: texts['sms-option.preview.from'], text: sender },
      isRegistered
        ? { title: registered, text: '' }
        : { title: texts['sms-option.field.to'], text: written.map(({ to }) => to).join(', ') },
      { title: texts['sms-option.field.text'], text },
      { title: size, text: partPrice === undefined ? '' : kroner(written.length * parts * partPrice) },
    ],
    problem,
  };
}

function kroner(ore: number): string {
  return `${(ore / 100).toFixed(2).replace('.', ',')} kr.`;
}
