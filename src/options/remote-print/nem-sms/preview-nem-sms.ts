import { maskCpr } from '../../../registers/cpr-number.ts';
import { lookalikeUrl } from '../../../sms/case-url.ts';
import { fillText } from '../../../texts/catalogue.ts';
import type { CaseInput, DeliveryPreview, PreviewRequest } from '../../option.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { remotePrintTexts } from '../texts.ts';
import { personOf } from './prepare-nem-sms.ts';
import { nemSmsTexts as texts } from './texts.ts';
import { lengthOf, mostCharacters, textOf, writeNemSms } from './write-nem-sms.ts';

/** The message as it would go out, or what would stop it. */
export function previewNemSms({ input }: PreviewRequest<CaseInput>, settings: DigitalPostSettings): DeliveryPreview {
  const caseUrl = input.caseUrl ?? lookalikeUrl(settings.connection?.shortUrls);
  const written = writeNemSms({ ...input, ...(caseUrl !== undefined && { caseUrl }) });
  const person = personOf(input);
  const isWritten = 'text' in written;
  const text = isWritten ? written.text : textOf(input.fields);
  const size = { length: lengthOf(text), most: mostCharacters };
  return {
    parts: [
      { title: remotePrintTexts['remote-print.preview.from'], text: settings.senderName ?? '' },
      {
        title: remotePrintTexts['remote-print.preview.to'],
        text: 'outcome' in person ? '' : person.name || maskCpr(person.id),
      },
      ...(isWritten ? [{ title: texts['remote-print.nem-sms.heading'], text: written.title }] : []),
      { title: texts['remote-print.nem-sms.text'], text },
      { title: fillText(texts['remote-print.nem-sms.size'], size), text: '' },
    ],
    problem: 'outcome' in person ? person.reason : isWritten ? null : written.problem,
  };
}
