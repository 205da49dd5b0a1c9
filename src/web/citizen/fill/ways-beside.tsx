import { BackLink } from '../../components/back-link.tsx';
import { StepIndicator } from '../../components/step-indicator.tsx';
import { addresses } from '../addresses.ts';
import { ActingNotice } from '../represent/acting-notice.tsx';
import { citizenTranslator } from '../texts.ts';
import { formSteps } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';

/** On whose behalf the draft is filled in; nothing on one's own. */
export function ActingFor({ opened: { organisation, form, draft } }: { readonly opened: OpenDraft }) {
  const { onBehalfOf, relation } = draft.content;
  if (onBehalfOf === undefined) return null;
  return (
    <ActingNotice
      name={onBehalfOf}
      isForChild={relation !== undefined}
      switchHref={draft.correction ? null : addresses.switchSubject(organisation.slug, form.definition.key, draft.id)}
    />
  );
}

/** How one gets about in a form: the steps beside its pages, or, where they are tasks, the way back to the list. */
export function waysBeside(opened: OpenDraft, current: string, language: string) {
  const { organisation, form, draft } = opened;
  const acting = <ActingFor opened={opened} />;
  if (form.definition.layout !== 'taskList') {
    return { before: acting, beside: <StepIndicator steps={formSteps(opened, current, language)} /> };
  }
  const list = addresses.fill(organisation.slug, form.definition.key, draft.id);
  return {
    before: (
      <>
        {acting}
        <BackLink href={list}>{citizenTranslator(language)('citizen.tasks.back')}</BackLink>
      </>
    ),
  };
}
