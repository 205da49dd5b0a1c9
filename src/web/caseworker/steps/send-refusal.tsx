import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../../workflows/advance.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { caseworkerTranslator } from '../texts.ts';
import type { CaseRequest, OpenedCase } from '../with-case.ts';
import { Written } from '../written.tsx';
import { caseStepTranslator } from './texts.ts';

/** Refusals that have nothing to do with somebody else's having been faster. */
export type StepRefusal = Extract<Refusal, 'four-eyes' | 'already-decided' | 'not-allowed' | 'too-large'>;

/** Whether the refusal is one of those. */
export function isStepRefusal(refusal: string): refusal is StepRefusal {
  return ['four-eyes', 'already-decided', 'not-allowed', 'too-large'].includes(refusal);
}

/** 409: why it can't be done, that nothing was changed, and what was typed, so that it is not lost. */
export function sendRefusal(
  request: CaseRequest,
  reply: FastifyReply,
  { organisation, stored }: OpenedCase,
  refusal: StepRefusal,
  written: string,
  /** What was typed beside the text. */
  answers?: ComponentChildren,
): FastifyReply | Promise<FastifyReply> {
  const context = { ...pageContext(request, reply), path: addresses.case(organisation.slug, stored.id) };
  const t = caseStepTranslator(context.language);
  const own = caseworkerTranslator(context.language);
  return sendPage(request, reply, context, {
    title: t('caseSteps.refused.title'),
    status: 409,
    content: (
      <>
        <h1>{t('caseSteps.refused.title')}</h1>
        <p>{t(`caseSteps.refused.${refusal}`)}</p>
        <p>{own('caseworker.conflict.nothing')}</p>
        <Written text={written}>{answers}</Written>
        <div class="button-row">
          <ButtonLink href={addresses.case(organisation.slug, stored.id)}>{own('caseworker.conflict.back')}</ButtonLink>
        </div>
      </>
    ),
  });
}
