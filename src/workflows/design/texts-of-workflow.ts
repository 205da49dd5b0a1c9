import { withValue } from '../../forms/design/at-place.ts';
import { asJson, isList, isObject, type Json } from '../../forms/design/json.ts';
import { isText, type PlacedText } from '../../forms/design/texts-of.ts';
import type { Translatable } from '../../forms/design/translatable.ts';
import type { WorkflowDefinition } from '../definition.ts';
import { outlineWorkflow } from './outline-workflow.ts';
import { workflowPath } from './workflow-path.ts';

/** What a person reads first of a step. The database keeps members in an order of its own. */
const first = ['title', 'invitation', 'demand', 'message', 'letter', 'texts', 'branches', 'status', 'now', 'next'];

function rank(member: string): number {
  return first.includes(member) ? first.indexOf(member) : first.length;
}

/**
 * Every text of a workflow with its place (`title`, `steps.handle.status.now`, `steps.letter.letter.blocks.0.text`): the
 * workflow's own, then those of the steps in the order of the outline. Pure.
 */
export function textsOfWorkflow(definition: WorkflowDefinition): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  const walk = (value: Json | undefined, place: string): void => {
    if (isText(value)) texts.push({ place, text: value });
    else if (isObject(value)) {
      const members = Object.entries(value).sort(([one], [other]) => rank(one) - rank(other));
      for (const [member, inner] of members) walk(inner, place === '' ? member : `${place}.${member}`);
    } else if (isList(value)) for (const [index, item] of value.entries()) walk(item, `${place}.${index}`);
  };
  const { steps, translations: _, ...own } = definition;
  walk(asJson(own), '');
  for (const line of outlineWorkflow(definition)) {
    if (line.kind === 'step') walk(asJson(steps[line.key] ?? {}), `steps.${line.key}`);
  }
  return texts;
}

/** The texts of workflows, as what is common to all that is translated needs them. */
export const workflowTexts: Translatable<WorkflowDefinition> = {
  textsOf: textsOfWorkflow,
  pathOf: workflowPath,
  withText(definition, place, language, text) {
    const path = place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    let found: Json | undefined = asJson(definition);
    for (const part of path) {
      if (typeof part === 'number') found = isList(found) ? found[part] : undefined;
      else found = isObject(found) && Object.hasOwn(found, part) ? found[part] : undefined;
    }
    if (!isText(found) || path[0] === 'translations') return definition;
    return withValue(asJson(definition), [...path, language], text) as unknown as WorkflowDefinition;
  },
  fileId: (key) => `${key}.arbejdsgang`,
  fileName: (key) => `${key}.arbejdsgang`,
};
