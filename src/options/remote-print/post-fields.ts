import type { DeliveryField } from '../option.ts';
import { channels } from './channel.ts';
import { linkCodes } from './memo/memo-message.ts';
import { remotePrintTexts as texts } from './texts.ts';

const yes = [{ value: 'yes', label: texts['remote-print.field.yes'] }] as const;

/** What a step of a workflow can say of a delivery by Digital Post or letter; all of it may be left out. */
export const postFields: readonly DeliveryField[] = [
  {
    key: 'channel',
    title: texts['remote-print.settings.channel'],
    help: texts['remote-print.field.channel-help'],
    in: 'choices',
    required: false,
    options: channels.map((channel) => ({ value: channel, label: texts[`remote-print.channel.${channel}`] })),
  },
  {
    key: 'recipient',
    title: texts['remote-print.field.recipient'],
    help: texts['remote-print.field.recipient-help'],
    in: 'values',
    required: false,
    isRecipient: true,
  },
  {
    key: 'title',
    title: texts['remote-print.field.title'],
    help: texts['remote-print.field.title-help'],
    in: 'texts',
    required: false,
  },
  { key: 'reply', title: texts['remote-print.field.reply'], in: 'choices', required: false, options: yes },
  {
    key: 'mandatory',
    title: texts['remote-print.field.mandatory'],
    help: texts['remote-print.field.mandatory-help'],
    in: 'choices',
    required: false,
    options: yes,
  },
  {
    key: 'notification',
    title: texts['remote-print.field.notification'],
    help: texts['remote-print.field.notification-help'],
    in: 'texts',
    required: false,
  },
  {
    key: 'linkTitle',
    title: texts['remote-print.field.link-title'],
    help: texts['remote-print.field.link-help'],
    in: 'texts',
    required: false,
  },
  { key: 'link', title: texts['remote-print.field.link'], in: 'texts', required: false },
  {
    key: 'linkKind',
    title: texts['remote-print.field.link-kind'],
    help: texts['remote-print.field.link-kind-help'],
    in: 'choices',
    required: false,
    options: linkCodes.map((code) => ({ value: code, label: texts[`remote-print.link-kind.${code}`] })),
  },
  {
    key: 'appointment',
    title: texts['remote-print.field.appointment'],
    help: texts['remote-print.field.appointment-help'],
    in: 'texts',
    required: false,
  },
  {
    key: 'appointmentStart',
    title: texts['remote-print.field.appointment-start'],
    help: texts['remote-print.field.appointment-start-help'],
    in: 'values',
    required: false,
  },
  {
    key: 'appointmentEnd',
    title: texts['remote-print.field.appointment-end'],
    help: texts['remote-print.field.appointment-end-help'],
    in: 'values',
    required: false,
  },
  { key: 'appointmentPlace', title: texts['remote-print.field.appointment-place'], in: 'texts', required: false },
];
