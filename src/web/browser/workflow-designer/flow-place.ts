import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import { exitsOf, mainExit, targetOfWay, type Way } from '../../../workflows/design/exits.ts';

/**
 * What is chosen in the designer, as one text: `''` is the workflow itself, `handle` a step, `handle.branches.0` a way out of
 * it, `.start` the way to the first step.
 */
export type FlowPlace = string;

export function placeOfWay({ step, exit }: Way): FlowPlace {
  return `${step ?? ''}.${exit}`;
}

/** The way that a place names; null where it names a step or the workflow. */
export function wayOfPlace(place: FlowPlace): Way | null {
  const dot = place.indexOf('.');
  if (dot < 0) return null;
  const step = place.slice(0, dot);
  return { step: step === '' ? null : step, exit: place.slice(dot + 1) };
}

/** The step that a place is or leads out of; null for the workflow and its own ways. */
export function stepOf(place: FlowPlace): string | null {
  const step = place.split('.')[0] ?? '';
  return step === '' ? null : step;
}

/** The place if it is there, else the nearest that is. */
export function standing(definition: WorkflowDefinition, place: FlowPlace): FlowPlace {
  const way = wayOfPlace(place);
  if (way !== null && targetOfWay(definition, way) !== undefined) return place;
  const step = stepOf(place);
  return step !== null && Object.hasOwn(definition.steps, step) ? step : '';
}

/** The ways on which something is put from a place: the usual one first. */
export function waysAt(definition: WorkflowDefinition, place: FlowPlace): readonly Way[] {
  const way = wayOfPlace(place);
  if (way !== null) return [way];
  const key = stepOf(place);
  const step = key === null ? undefined : definition.steps[key];
  if (key === null || !step) return [{ step: definition.start, exit: 'next' }];
  if (step.kind === 'end') return waysTo(definition, key);
  const main = mainExit(step);
  const ids = exitsOf(step).map(({ id }) => id);
  return [...ids.filter((id) => id === main), ...ids.filter((id) => id !== main)].map((exit) => ({ step: key, exit }));
}

/** The ways that lead to a step, in the order of the steps. */
export function waysTo(definition: WorkflowDefinition, key: string): readonly Way[] {
  const own: Way[] = definition.start === key ? [{ step: null, exit: 'start' }] : [];
  const others = Object.entries(definition.steps).flatMap(([step, each]) =>
    exitsOf(each)
      .filter(({ target }) => target === key && step !== key)
      .map(({ id }): Way => ({ step, exit: id })),
  );
  return [...own, ...others];
}
