import { isList, isObject, type Json } from '../../forms/design/json.ts';
import type { HumanPath } from '../../forms/design/place.ts';
import { isText } from '../../forms/design/texts-of.ts';
import type { Text } from '../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../definition.ts';
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

/** A place (`handle.deadline`, `about.unit`, `steps.handle.title`) as a person reads it: titles, then members. */
export function workflowPath(definition: WorkflowDefinition, place: string): HumanPath {
  const step = stepOfPlace(definition, place);
  const parts = place.split('.').filter((part) => part !== '');
  const rest = step === null ? parts : parts.slice(parts[0] === 'steps' ? 2 : 1);
  const names: Text[] = step === null ? [] : [stepTitle(definition, step)];
  let value: Json | undefined = (step === null ? definition : definition.steps[step]) as Json | undefined;
  for (const part of rest) {
    const from: Json | undefined = value;
    value = isList(from) ? from[Number(part)] : isObject(from) ? from[part] : undefined;
    if (/^\d+$/.test(part)) {
      const title = isObject(value) ? value.title : undefined;
      names.push(isText(title) ? title : { da: `nr. ${Number(part) + 1}`, en: `no. ${Number(part) + 1}` });
    } else names.push(workflowMemberName(part));
  }
  return names;
}
