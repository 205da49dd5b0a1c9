import Type, { type Static } from 'typebox';
import type { Platform, PlatformCaller } from '../../service-platform/platform.ts';
import { channels } from './channel.ts';
import { printSettings } from './letter/print-settings.ts';
import type { AddressRegisters } from './letter/recipient-address.ts';

/** What an organisation must say to send Digital Post. `textKey` names the field's label in the option's catalogue. */
export const DigitalPostSettingsSchema = Type.Object(
  {
    senderCvr: Type.String({
      pattern: '^[0-9]{8}$',
      textKey: 'remote-print.settings.sender-cvr',
      helpKey: 'remote-print.settings.sender-cvr-help',
    }),
    senderName: Type.String({ minLength: 1, maxLength: 256, textKey: 'remote-print.settings.sender-name' }),
    /** Comes back in the recipients' answers, so that they find the way here. */
    systemName: Type.String({ minLength: 1, maxLength: 256, textKey: 'remote-print.settings.system-name' }),
    channel: Type.Optional(
      Type.Union(
        [
          Type.Literal('digital-or-letter'),
          Type.Literal('digital-only'),
          Type.Literal('letter-always'),
          Type.Literal('digital-with-backup'),
        ],
        {
          textKey: 'remote-print.settings.channel',
          helpKey: 'remote-print.settings.channel-help',
          choiceKeys: Object.fromEntries(channels.map((channel) => [channel, `remote-print.channel.${channel}`])),
        },
      ),
    ),
    /** Absent: no receipts are had, and what the service has taken over counts as delivered. */
    receipts: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('push'), Type.Literal('pull')], {
        textKey: 'remote-print.settings.receipts',
        helpKey: 'remote-print.settings.receipts-help',
        choiceKeys: {
          none: 'remote-print.settings.receipts.none',
          push: 'remote-print.settings.receipts.push',
          pull: 'remote-print.settings.receipts.pull',
        },
      }),
    ),
    /** Name of the queue (*dueslag*) that receipts are pulled from. */
    queue: Type.Optional(
      Type.String({
        pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
        textKey: 'remote-print.settings.queue',
        helpKey: 'remote-print.settings.queue-help',
      }),
    ),
    receiptHours: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 720, textKey: 'remote-print.settings.receipt-hours' }),
    ),
    letterDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, textKey: 'remote-print.settings.letter-days' })),
    ...printSettings,
  },
  { additionalProperties: false },
);

/** How the messages get there: see connection.ts. */
export interface PostConnection {
  readonly platform: Platform;
  readonly caller: PlatformCaller;
  /** Where the addresses of letters are asked for; absent where no letters are sent. */
  readonly registers?: AddressRegisters;
  /** Where receipts are fetched (`amqps://host:port/vhost`); absent where the installation has no such place. */
  readonly distributorUrl?: string;
  /** How the short addresses of the organisation's cases begin. */
  readonly shortUrls?: string;
  /** What of the settings has been tried with success, see trial.ts; not asked for where absent. */
  readonly proofs?: readonly string[];
}

/** The organisation's settings, and the connection that the installation adds. */
export type DigitalPostSettings = Static<typeof DigitalPostSettingsSchema> & { readonly connection: PostConnection };
