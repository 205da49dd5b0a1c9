import type { TObject } from 'typebox';
import { type BothTexts, registeredTexts, type Text } from '../../../texts/catalogue.ts';

/** One setting of an option, as its schema declares it. */
export type SettingField = {
  readonly name: string;
  readonly label: Text;
  readonly help: Text | null;
  readonly required: boolean;
  /** The part of the schema that judges a value. */
  readonly schema: object;
} & (
  | { readonly kind: 'text'; readonly secret: boolean; readonly multiline: boolean }
  | { readonly kind: 'number' }
  /** Kept in øre, typed and shown in kroner. */
  | { readonly kind: 'money' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: Text }[] }
  | { readonly kind: 'list'; readonly fields: readonly SettingField[]; readonly most: number }
);

/** What a member of an option's schema may say for its page, beside JSON Schema's own words. */
interface Declared {
  readonly type?: string;
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly items?: TObject;
  readonly maxItems?: number;
  readonly textKey?: string;
  readonly helpKey?: string;
  readonly choiceKeys?: Readonly<Record<string, string>>;
  readonly secret?: boolean;
  readonly multiline?: boolean;
  readonly typedInKroner?: boolean;
}

/** The settings that a schema declares, in its order. */
export function settingFields(schema: TObject): readonly SettingField[] {
  const required: readonly string[] = schema.required ?? [];
  return Object.entries(schema.properties).map(([name, member]) => field(name, member, required.includes(name)));
}

function field(name: string, schema: object, required: boolean): SettingField {
  const declared: Declared = schema;
  const help = declared.helpKey === undefined ? null : textOf(declared.helpKey);
  const common = { name, label: textOf(declared.textKey ?? name), help, required, schema };
  if (declared.anyOf) {
    const values = declared.anyOf.map((each) => String(each.const));
    const choices = values.map((value) => ({ value, label: textOf(declared.choiceKeys?.[value] ?? value) }));
    return { ...common, kind: 'choice', choices };
  }
  switch (declared.type) {
    case 'boolean':
      return { ...common, kind: 'switch' };
    case 'integer':
      return { ...common, kind: declared.typedInKroner ? 'money' : 'number' };
    case 'number':
      return { ...common, kind: 'number' };
    case 'array':
      if (!declared.items?.properties) throw new Error(`The setting ${name} is a list of something that has no page.`);
      return { ...common, kind: 'list', fields: settingFields(declared.items), most: declared.maxItems ?? 50 };
    default:
      return { ...common, kind: 'text', secret: declared.secret === true, multiline: declared.multiline === true };
  }
}

function textOf(key: string): BothTexts {
  return registeredTexts().get(key) ?? { da: key, en: key };
}
