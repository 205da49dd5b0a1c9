import { isList, isObject, type Json } from '../../forms/design/json.ts';
import type { HumanPath } from '../../forms/design/place.ts';
import { isText } from '../../forms/design/texts-of.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../definition.ts';
import type { DeliveryContracts } from '../delivery-contract.ts';
import { workflowMemberName } from './workflow-member-names.ts';

/** What a step is called; its key where it has no title. */
export function stepTitle(definition: WorkflowDefinition, key: string): Text {
  const title = Object.hasOwn(definition.steps, key) ? definition.steps[key]?.title : undefined;
  return title !== undefined && Object.values(title).some((text) => text.trim() !== '') ? title : { da: key, en: key };
}

/** The step that a finding's place belongs to; null for what belongs to the workflow itself. */
export function stepOfPlace(definition: WorkflowDefinition, place: string): string | null {
  const [first = '', second = ''] = place.split('.');
  const key = first === 'steps' ? second : first;
  return Object.hasOwn(definition.steps, key) ? key : null;
}

/** The title of the field of its delivery that a place within a step names. */
function askedAt(
  { steps }: WorkflowDefinition,
  key: string,
  [member, name]: readonly string[],
  deliveries: DeliveryContracts | undefined,
): Text | undefined {
  const step = steps[key];
  const contract = step?.kind === 'deliver' ? deliveries?.get(step.delivery) : undefined;
  return contract?.fields.find((field) => field.in === member && field.key === name)?.title;
}

/** What a language is called, in Danish and English; a tag that can't be read as it is. */
function languageText(tag: string): Text {
  const named = (language: string): string => {
    try {
      return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  return { da: named('da'), en: named('en') };
}

/** A place (`handle.deadline`, `about.unit`, `steps.handle.title`) as a person reads it: titles, then members. */
export function workflowPath(definition: WorkflowDefinition, place: string, deliveries?: DeliveryContracts): HumanPath {
  const step = stepOfPlace(definition, place);
  const parts = place.split('.').filter((part) => part !== '');
  const rest = step === null ? parts : parts.slice(parts[0] === 'steps' ? 2 : 1);
  const names: Text[] = step === null ? [] : [stepTitle(definition, step)];
  let value: Json | undefined = (step === null ? definition : definition.steps[step]) as Json | undefined;
  const asked = step === null ? null : askedAt(definition, step, rest, deliveries);
  for (const [index, part] of rest.entries()) {
    const from: Json | undefined = value;
    value = isList(from) ? from[Number(part)] : isObject(from) ? from[part] : undefined;
    // What a delivery asks is called what its field is.
    if (asked && index < 2) {
      if (index === 1) names.push(asked);
    } else if (isText(from) && part in from) names.push(languageText(part));
    else if (/^\d+$/.test(part)) {
      const title = isObject(value) ? value.title : undefined;
      names.push(isText(title) ? title : { da: `nr. ${Number(part) + 1}`, en: `no. ${Number(part) + 1}` });
    } else names.push(workflowMemberName(part));
  }
  return names;
}
