import Type, { type Static } from 'typebox';
import type { OptionDeclaration } from '../option.ts';
import { deliveryAlarmTexts as texts } from './texts.ts';

const SettingsSchema = Type.Object(
  {
    address: Type.Optional(
      Type.String({
        pattern: '^[^\\s@<>",;:]+@[A-Za-z0-9.-]+$',
        maxLength: 200,
        textKey: 'delivery-alarms.settings.address',
        helpKey: 'delivery-alarms.settings.address-help',
      }),
    ),
    minutes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_080,
        textKey: 'delivery-alarms.settings.minutes',
        helpKey: 'delivery-alarms.settings.minutes-help',
      }),
    ),
  },
  { additionalProperties: false },
);

/** Whom the organisation wants told when a receiver does not answer, and after how long. */
export const deliveryAlarmsOption: OptionDeclaration<Static<typeof SettingsSchema>> = {
  key: 'delivery-alarms',
  title: texts['delivery-alarms.title'],
  intro: texts['delivery-alarms.intro'],
  settings: SettingsSchema,
  deliveries: [],
};
