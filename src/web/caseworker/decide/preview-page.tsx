import type { FastifyReply } from 'fastify';
import type { PreviewedDelivery } from '../../../cases/deliveries/preview-deliveries.ts';
import type { DecisionKind } from '../../../workflows/case-state.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { type Queue, QueueFields } from '../inbox/queue.tsx';
import { caseworkerTranslator } from '../texts.ts';
import type { CaseRequest, OpenedCase } from '../with-case.ts';
import { SentByDecision } from './sent-by-decision.tsx';
import { decisionPreviewTranslator } from './texts.ts';

/** The name by which a button asks to see first, and the one by which the page says that it was seen. */
export const previewNames = { see: 'se-foerst', seen: 'er-set' } as const;

/** A decision that is looked at before it is made. */
export interface ShownPreview {
  readonly opened: OpenedCase;
  readonly open: number;
  readonly decision: DecisionKind;
  readonly reason: string;
  readonly reasonName: string;
  readonly queue: Queue | null;
  readonly goesOn: boolean;
  readonly deliveries: readonly PreviewedDelivery[];
}

/**
 * What a decision would have sent, before it is made: with pages and price where it may be printed, and what can't be printed or sent. From here
 * it is decided, or not. 422 where the decision was stopped because of it.
 */
export function sendDecisionPreview(
  request: CaseRequest,
  reply: FastifyReply,
  { opened, open, decision, reason, reasonName, queue, goesOn, deliveries }: ShownPreview,
  isStopped: boolean,
): Promise<FastifyReply> {
  const { organisation, stored, workflow } = opened;
  const more: Readonly<Record<string, string>> = queue === null ? {} : { opgave: queue.task };
  const back = addresses.case(organisation.slug, stored.id, queue?.list, more);
  const context = { ...pageContext(request, reply), path: back };
  const t = decisionPreviewTranslator(context.language);
  const ofCase = caseworkerTranslator(context.language);
  const chosen = ofCase(`caseworker.decide.${decision}`);
  return sendPage(request, reply, context, {
    title: t('decisionPreview.tab', { number: stored.number }),
    status: isStopped ? 422 : 200,
    before: <BackLink href={back}>{t('decisionPreview.back')}</BackLink>,
    content: (
      <>
        <p class="quiet mb-0">{ofCase('caseworker.case.number', { number: stored.number })}</p>
        <h1 class="mt-0">{t('decisionPreview.title')}</h1>
        {isStopped ? (
          <Alert kind="error" heading={t('decisionPreview.stops')} id="stopped" focusOnLoad>
            <p class="alert-text">{t('decisionPreview.stopsText')}</p>
          </Alert>
        ) : (
          <p class="font-lead">{t('decisionPreview.intro', { decision: chosen })}</p>
        )}
        <SentByDecision definition={workflow.workflow.definition} deliveries={deliveries} />
        <h2>{t('decisionPreview.decideHeading')}</h2>
        <PostForm action={addresses.action(organisation.slug, stored.id, 'afgoer')} csrfToken={context.csrfToken}>
          <input type="hidden" name="trin" value={open} />
          <input type="hidden" name={previewNames.seen} value="ja" />
          {goesOn && <input type="hidden" name="naeste" value="ja" />}
          <QueueFields queue={queue} />
          <Textarea
            name={reasonName}
            label={ofCase('caseworker.decide.reason')}
            help={t('decisionPreview.changed', { see: t('decisionPreview.see') })}
            value={reason}
          />
          <div class="button-row mt-4">
            <Button kind={decision === 'approved' ? 'primary' : 'secondary'} name="beslutning" value={decision}>
              {chosen}
            </Button>
            <Button kind="tertiary" name={previewNames.see} value={decision}>
              {t('decisionPreview.see')}
            </Button>
          </div>
        </PostForm>
      </>
    ),
  });
}
