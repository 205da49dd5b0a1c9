import { BackLink } from '../../components/back-link.tsx';
import { StepIndicator } from '../../components/step-indicator.tsx';
import { addresses } from '../addresses.ts';
import { citizenTranslator } from '../texts.ts';
import { formSteps } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';

/** How one gets about in a form: the steps beside its pages, or, where they are tasks, the way back to the list. */
export function waysBeside(opened: OpenDraft, current: string, language: string) {
  const { organisation, form, draft } = opened;
  if (form.definition.layout !== 'taskList') {
    return { beside: <StepIndicator steps={formSteps(opened, current, language)} /> };
  }
  const list = addresses.fill(organisation.slug, form.definition.key, draft.id);
  return { before: <BackLink href={list}>{citizenTranslator(language)('citizen.tasks.back')}</BackLink> };
}
