import type { DeliveryField } from '../option.ts';
import { smsTemplates } from './sms-templates.ts';
import { smsOptionTexts as texts } from './texts.ts';

/** What an SMS is for: in the log and on the statement. */
export const smsPurposes = ['urgent', 'confirmation', 'notification', 'status', 'reminder', 'link'] as const;

export type SmsPurpose = (typeof smsPurposes)[number];

/** How many hours a gateway may go on trying to reach a phone. */
export const smsHours = ['1', '4', '12', '24', '48', '72'] as const;

const yes = [{ value: 'yes', label: texts['sms-option.field.yes'] }] as const;

/** What a step of a workflow says of its SMS. */
export const smsFields: readonly DeliveryField[] = [
  {
    key: 'to',
    title: texts['sms-option.field.to'],
    help: texts['sms-option.field.to-help'],
    correctionHelp: texts['sms-option.field.to-correction'],
    in: 'values',
    required: true,
    unless: { choice: 'registered', is: 'yes' },
  },
  {
    key: 'registered',
    title: texts['sms-option.field.registered'],
    help: texts['sms-option.field.registered-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'text',
    title: texts['sms-option.field.text'],
    help: texts['sms-option.field.text-help'],
    correctionHelp: texts['sms-option.field.text-correction'],
    in: 'texts',
    required: true,
    counted: 'sms',
    readyTexts: smsTemplates,
  },
  {
    key: 'link',
    title: texts['sms-option.field.link'],
    help: texts['sms-option.field.link-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'urgent',
    title: texts['sms-option.field.urgent'],
    help: texts['sms-option.field.urgent-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'hours',
    title: texts['sms-option.field.hours'],
    help: texts['sms-option.field.hours-help'],
    in: 'choices',
    required: false,
    options: smsHours.map((value) => ({ value, label: texts[`sms-option.field.hours.${value}`] })),
  },
  {
    key: 'demanded',
    title: texts['sms-option.field.demanded'],
    help: texts['sms-option.field.demanded-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'purpose',
    title: texts['sms-option.field.purpose'],
    help: texts['sms-option.field.purpose-help'],
    in: 'choices',
    required: false,
    options: smsPurposes.map((value) => ({ value, label: texts[`sms-option.purpose.${value}`] })),
  },
  {
    key: 'sender',
    title: texts['sms-option.field.sender'],
    help: texts['sms-option.field.sender-help'],
    in: 'choices',
    required: false,
  },
  {
    key: 'account',
    title: texts['sms-option.field.account'],
    help: texts['sms-option.field.account-help'],
    in: 'choices',
    required: false,
  },
];
