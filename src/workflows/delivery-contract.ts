import type { Text } from '../texts/catalogue.ts';

/** What a kind of delivery asks of a deliver step; declared by the option that has the kind. */
export interface DeliveryContract {
  /** Whether the step must have a letter. */
  readonly letter: boolean;
  /** What the step tells the delivery, each by the member of the step that says it. */
  readonly fields: readonly DeliveryField[];
  /** What the organisation, or whoever made the step, must settle before it can deliver anything, with the remedy; nothing when absent. */
  missing?(step: DeliverySaid): readonly DeliveryLack[];
  /** What a part of its counted texts costs; absent where nobody has said. */
  readonly partPrices?: PartPrices;
  /** It may be that nothing is sent and the case goes on, since the receiver wants none or can't get any: the step may have a way for that. */
  readonly mayBeUnsent?: true;
  /** How long its counted texts may be; absent where nothing bounds them. */
  readonly counting?: TextCounting;
}

/** What bounds a counted text. */
export interface TextCounting {
  /** A text of more parts than this is not sent, or of more characters where it is counted in those. */
  readonly most: number;
  /** What stands after the text where the step makes a choice; as long as the real one, whatever it says. */
  readonly added?: { readonly choice: string; readonly is: string; readonly text: string };
}

/** A text that a designer may begin from, with the choices of the step that go with it; `null` takes a choice away. */
export interface ReadyText {
  readonly key: string;
  readonly title: Text;
  /** With places that every workflow has, such as `{{case.number}}`. */
  readonly text: Text;
  readonly choices?: Readonly<Record<string, string | null>>;
}

/** What one part of a text costs, in øre. */
export interface PartPrices {
  /** The choice of the step that decides it. */
  readonly choice: string;
  readonly of: Readonly<Record<string, number>>;
  /** Where the step chooses nothing. */
  readonly usual?: number;
}

/** Something that must be settled before a step can deliver. */
export interface DeliveryLack {
  /** What it is, with the remedy. */
  readonly problem: Text;
  /** The field of the step at which it is corrected, and in which language of its text; absent for what is the organisation's to settle. */
  readonly at?: { readonly in: DeliveryField['in']; readonly key: string; readonly language?: string };
}

/** What a step says of its delivery, as far as that can be judged before there is a case. */
export interface DeliverySaid {
  readonly choices?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** With the places for values as they were written. */
  readonly texts?: Readonly<Record<string, Text>> | undefined;
  /** The letter that goes along. */
  readonly letter?: { readonly title: Text } | undefined;
}

export interface DeliveryField {
  readonly key: string;
  readonly title: Text;
  readonly help?: Text;
  /** What is said by it where a person corrects what came of it; {@link help} when absent. */
  readonly correctionHelp?: Text;
  /** `values`: an expression; `texts`: a text with places for values; `choices`: the same for every case. */
  readonly in: 'values' | 'texts' | 'choices';
  readonly required: boolean;
  /** Where the step makes this choice the field need not be said. */
  readonly unless?: { readonly choice: string; readonly is: string };
  /** Of `values`: whom it goes to, so that the step may choose a person of the case by `recipient` in place of an expression. */
  readonly isRecipient?: true;
  /**
   * Of `texts`: goes out to a phone, so that whoever writes it is shown how long it becomes: by SMS with its parts and price, or in
   * characters alone.
   */
  readonly counted?: 'sms' | 'characters';
  /** Of `texts`: texts that are ready to be used. */
  readonly readyTexts?: readonly ReadyText[];
  /** For `choices`: what may be chosen; anything when absent. */
  readonly options?: readonly { readonly value: string; readonly label: Text }[];
}

/** Whether a step must say a field, by what else it says. */
export function isRequired({ required, unless }: DeliveryField, { choices }: Pick<DeliverySaid, 'choices'>): boolean {
  return required && !(unless && choices?.[unless.choice] === unless.is);
}

/** The kinds of delivery that a workflow may use, by key. */
export type DeliveryContracts = ReadonlyMap<string, DeliveryContract>;
