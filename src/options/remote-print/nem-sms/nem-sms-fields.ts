import type { DeliveryField } from '../../option.ts';
import { remotePrintTexts } from '../texts.ts';
import { nemSmsTexts as texts } from './texts.ts';

/** What becomes of a NemSMS to one who is not registered for it. */
export const unregisteredChoices = ['person', 'skip'] as const;

const yes = [{ value: 'yes', label: remotePrintTexts['remote-print.field.yes'] }] as const;

/** What a step of a workflow says of its NemSMS. */
export const nemSmsFields: readonly DeliveryField[] = [
  {
    key: 'recipient',
    title: texts['remote-print.nem-sms.recipient'],
    help: texts['remote-print.nem-sms.recipient-help'],
    correctionHelp: texts['remote-print.nem-sms.recipient-correction'],
    in: 'values',
    required: false,
    isRecipient: true,
  },
  {
    key: 'text',
    title: texts['remote-print.nem-sms.text'],
    help: texts['remote-print.nem-sms.text-help'],
    correctionHelp: texts['remote-print.nem-sms.text-correction'],
    in: 'texts',
    required: true,
    counted: 'characters',
  },
  {
    key: 'title',
    title: texts['remote-print.nem-sms.heading'],
    help: texts['remote-print.nem-sms.heading-help'],
    in: 'texts',
    required: false,
  },
  {
    key: 'link',
    title: texts['remote-print.nem-sms.link'],
    help: texts['remote-print.nem-sms.link-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'unregistered',
    title: texts['remote-print.nem-sms.unregistered'],
    help: texts['remote-print.nem-sms.unregistered-help'],
    in: 'choices',
    required: false,
    options: unregisteredChoices.map((value) => ({
      value,
      label: texts[`remote-print.nem-sms.unregistered.${value}`],
    })),
  },
  {
    key: 'demanded',
    title: texts['remote-print.nem-sms.demanded'],
    help: texts['remote-print.nem-sms.demanded-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
];
