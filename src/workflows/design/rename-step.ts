import { withMovedTranslations } from '../../forms/design/translations.ts';
import type { Step, WorkflowDefinition } from '../definition.ts';
import { type Edited, refusedEdit } from './edited.ts';
import { withTargets } from './exits.ts';

const stepKey = /^[a-z][a-zA-Z0-9]{0,59}$/;

/** Gives a step another key; the ways to it follow, and it keeps its place among the steps. Pure. */
export function renameStep(definition: WorkflowDefinition, from: string, to: string): Edited {
  if (!(from in definition.steps)) return refusedEdit('missing');
  if (from === to) return { ok: true, definition, step: from };
  if (!stepKey.test(to)) return refusedEdit('badKey');
  if (to in definition.steps) return refusedEdit('taken');
  const lead = (key: string): string => (key === from ? to : key);
  const steps: Record<string, Step> = {};
  for (const [key, step] of Object.entries(definition.steps)) steps[lead(key)] = withTargets(step, lead);
  const { annulment } = definition;
  // Keys stand in places: what is known of the translations of the step goes with it.
  const moved = withMovedTranslations(definition, `steps.${from}`, `steps.${to}`);
  return {
    ok: true,
    step: to,
    definition: {
      ...moved,
      steps,
      start: lead(definition.start),
      ...(annulment?.start === undefined ? {} : { annulment: { ...annulment, start: lead(annulment.start) } }),
    },
  };
}
