import { isList, isObject, type Json } from '../../forms/design/json.ts';
import { type BothTexts, defineTexts, fillText } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { stepTitle } from './workflow-path.ts';

const texts = defineTexts({
  'flow.value.yes': { da: 'Ja', en: 'Yes' },
  'flow.value.no': { da: 'Nej', en: 'No' },
  'flow.value.workingDay': { da: '1 arbejdsdag', en: '1 working day' },
  'flow.value.workingDays': { da: '{count} arbejdsdage', en: '{count} working days' },
  'flow.value.day': { da: '1 dag', en: '1 day' },
  'flow.value.days': { da: '{count} dage', en: '{count} days' },
  'flow.value.seconds': { da: '{count} sekunder', en: '{count} seconds' },
});

/** Values that stand for something, by the member that has them. */
const words: Readonly<Record<string, BothTexts>> = defineTexts({
  'flow.value.approvers.all': { da: 'alle i gruppen', en: 'everybody in the group' },
  'flow.value.order.together': { da: 'alle på samme tid', en: 'all at the same time' },
  'flow.value.order.inTurn': { da: 'én ad gangen', en: 'one at a time' },
  'flow.value.by.starter': { da: 'den, der begyndte sagen', en: 'whoever began the case' },
  'flow.value.by.citizen': { da: 'borgeren', en: 'the citizen' },
  'flow.value.by.employee': { da: 'en medarbejder', en: 'an employee' },
  'flow.value.to.starter': { da: 'den, der begyndte sagen', en: 'whoever began the case' },
  'flow.value.manager.starter': {
    da: 'lederen for den, der begyndte sagen',
    en: 'the manager of whoever began the case',
  },
  'flow.value.decision.approved': { da: 'godkendt', en: 'approved' },
  'flow.value.decision.rejected': { da: 'afslået', en: 'refused' },
  'flow.value.reasons.approved': { da: 'godkendt', en: 'approved' },
  'flow.value.reasons.rejected': { da: 'afslået', en: 'refused' },
  'flow.value.reasons.returned': { da: 'sendt tilbage', en: 'sent back' },
  'flow.value.recipient.subject': { da: 'den, sagen handler om', en: 'whom the case is about' },
  'flow.value.recipient.representative': {
    da: 'den, der har sendt den for vedkommende',
    en: 'whoever sent it on their behalf',
  },
  'flow.value.attachments.receipts': { da: 'blanketterne som PDF', en: 'the forms as PDF' },
  'flow.value.attachments.uploads': { da: 'filer, der er lagt op', en: 'files that were uploaded' },
  'flow.value.attachments.letters': { da: 'tidligere breve i sagen', en: 'earlier letters of the case' },
});

const ways = /(^|\.)(next|start|approved|rejected|returned|otherwise|declined|expired|refused|cancelled|unsent)$/;

/** Guard for a length of time, which is told as one. */
export function isTerm(value: Json | undefined): value is { readonly [unit: string]: number } {
  if (!isObject(value)) return false;
  const [unit = '', ...more] = Object.keys(value);
  return more.length === 0 && /^(workingDays|days|seconds)$/.test(unit) && typeof value[unit] === 'number';
}

/** A member's value as a person reads it: a text where there are words for it, else the value itself. Pure. */
export function tellValue(definition: WorkflowDefinition, member: string, value: Json | undefined): Json | undefined {
  if (typeof value === 'boolean') return texts[value ? 'flow.value.yes' : 'flow.value.no'];
  if (isTerm(value)) {
    const [[unit = '', count = 0] = []] = Object.entries(value);
    if (unit === 'seconds') return fillText(texts['flow.value.seconds'], { count });
    if (unit === 'days') return fillText(texts[count === 1 ? 'flow.value.day' : 'flow.value.days'], { count });
    return fillText(texts[count === 1 ? 'flow.value.workingDay' : 'flow.value.workingDays'], { count });
  }
  if (typeof value === 'string') {
    if (ways.test(member) && Object.hasOwn(definition.steps, value)) return { ...stepTitle(definition, value) };
    return words[`flow.value.${member.split('.').at(-1)}.${value}`] ?? value;
  }
  if (!isList(value) || value.some((each) => isObject(each) || isList(each))) return value;
  const told = value.map((each) => tellValue(definition, member, each));
  const joined = (language: 'da' | 'en') =>
    told.map((each) => (isObject(each) ? String(each[language] ?? each.da) : String(each))).join(', ');
  return { da: joined('da'), en: joined('en') };
}
