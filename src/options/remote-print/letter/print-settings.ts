import Type, { type Static } from 'typebox';
import { addressLines } from './forsendelse/address-lines.ts';

const amount = (textKey: string) =>
  Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1_000_000,
      typedInKroner: true,
      textKey,
      helpKey: 'remote-print.settings.price-help',
    }),
  );

/**
 * What an organisation says of its physical letters; part of the option's settings. All of it may be left out while the
 * organisation sends none: whoever publishes a workflow that may send one asks {@link missingForPrint}.
 */
export const printSettings = {
  /** *ForsendelseTypeIdentifikator*: issued by the print vendor for envelope, paper, class and return address. */
  printType: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 999_999_999,
      textKey: 'remote-print.settings.print-type',
      helpKey: 'remote-print.settings.print-type-help',
    }),
  ),
  /** *BrugerNavn*: the user of the print agreement. */
  printUser: Type.Optional(Type.String({ minLength: 1, maxLength: 200, textKey: 'remote-print.settings.print-user' })),
  /** Where letters that can't be delivered go back to: street, postcode and town, one line each. */
  returnAddress: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 400,
      multiline: true,
      textKey: 'remote-print.settings.return-address',
      helpKey: 'remote-print.settings.return-address-help',
    }),
  ),
  printSides: Type.Optional(
    Type.Union([Type.Literal('Duplex'), Type.Literal('Simplex')], {
      textKey: 'remote-print.settings.print-sides',
      choiceKeys: {
        Duplex: 'remote-print.settings.print-sides.Duplex',
        Simplex: 'remote-print.settings.print-sides.Simplex',
      },
    }),
  ),
  printColour: Type.Optional(
    Type.Union([Type.Literal('SH'), Type.Literal('Farve')], {
      textKey: 'remote-print.settings.print-colour',
      choiceKeys: {
        SH: 'remote-print.settings.print-colour.SH',
        Farve: 'remote-print.settings.print-colour.Farve',
      },
    }),
  ),
  /** Øre, for the estimate that is shown before a letter is sent. */
  priceC5: amount('remote-print.settings.price-c5'),
  priceC4: amount('remote-print.settings.price-c4'),
  priceSheet: amount('remote-print.settings.price-sheet'),
  pricePage: amount('remote-print.settings.price-page'),
} as const;

const PrintSettingsSchema = Type.Object(printSettings);

export type PrintSettings = Static<typeof PrintSettingsSchema>;

/** What a letter is made by: the print agreement and whom it is from. */
export type LetterSettings = PrintSettings & {
  readonly senderName: string;
  readonly senderCvr: string;
  readonly systemName: string;
};

/** Which settings a physical letter needs and does not have, or has in a form that can't stand on an envelope. */
export function missingForPrint(settings: PrintSettings): readonly ('printType' | 'printUser' | 'returnAddress')[] {
  return [
    ...(settings.printType === undefined ? (['printType'] as const) : []),
    ...(settings.printUser?.trim() ? [] : (['printUser'] as const)),
    ...(addressLines(returnLines(settings)) ? [] : (['returnAddress'] as const)),
  ];
}

/** The lines of the return address. */
export function returnLines({ returnAddress = '' }: Pick<PrintSettings, 'returnAddress'>): readonly string[] {
  return returnAddress
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
