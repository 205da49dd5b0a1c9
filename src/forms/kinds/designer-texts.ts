import { type BothTexts, defineTexts } from '../../texts/catalogue.ts';
import type { BaseField } from '../base-field.ts';
import type { DesignerPart, DesignerProperty } from '../designer-part.ts';
import { listMembers } from './list-members.ts';

/**
 * Enters what the kinds say to the designer in the registry of the product's texts, under keys like
 * `designer.kind.amount.min.help`, so that an imported language covers it. The texts stay in each kind's folder, beside what
 * they tell of.
 */
export function defineDesignerTexts(parts: Readonly<Record<string, DesignerPart<BaseField>>>): void {
  const texts: Record<string, BothTexts> = {};
  // Kinds may share a text: it has one key then, the first. What many share has one that no new kind can take from it.
  const entered = new Set<BothTexts>();
  const enter = (key: string, text: BothTexts): void => {
    if (entered.has(text)) return;
    entered.add(text);
    texts[key] = text;
  };
  const enterProperty = (stem: string, { member, label, help, control }: DesignerProperty): void => {
    const key = `${stem}.${member}`;
    enter(`${key}.label`, label);
    if (help) enter(`${key}.help`, help);
    if (control.kind === 'choice' || control.kind === 'choices') {
      for (const choice of control.choices) enter(`${key}.choice.${choice.value}`, choice.label);
    }
    if (control.kind === 'list') {
      enter(`${key}.item`, control.item);
      for (const property of control.of) enterProperty(key, property);
    }
  };
  for (const property of Object.values(listMembers)) enterProperty('designer.listMember', property);
  for (const [kind, { name, purpose, properties }] of Object.entries(parts)) {
    enter(`designer.kind.${kind}.name`, name);
    enter(`designer.kind.${kind}.purpose`, purpose);
    for (const property of properties) enterProperty(`designer.kind.${kind}`, property);
  }
  defineTexts(texts);
}
