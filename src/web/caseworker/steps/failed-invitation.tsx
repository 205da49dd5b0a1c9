import type { TaskView } from '../../../cases/case-view.ts';
import { waysOfInvitation } from '../../../cases/invitations/ways-of-invitation.ts';
import type { FillStep } from '../../../workflows/definition.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { fieldNames, type UnfinishedForm, unfinished } from '../case-forms.ts';
import type { CasePageData } from '../read-case-page.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { maySettle } from './may-settle.ts';
import { placeInWords } from './place-in-words.ts';
import { useCaseStepTexts } from './texts.ts';

export interface FailedInvitationProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly left: UnfinishedForm | null;
  readonly task: TaskView;
  readonly step: FillStep;
}

/** Somebody who could not be invited, or has not answered in time: who and why, and the ways on. */
export function FailedInvitation({ context, data, left, task, step }: FailedInvitationProperties) {
  const t = useCaseStepTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  const { organisation, stored, workflow, view, invited } = data;
  const open = stored.state.open.find(({ id }) => id === task.open);
  if (open === undefined) return null;
  const failed = view.deliveries.find((each) => each.open === open.id && each.status === 'failed');
  const ways = waysOfInvitation(open, failed !== undefined);
  const place = placeInWords(workflow.workflow.definition, stored.state, open, language);
  const late = failed === undefined && open.invited !== undefined;
  const who = invited[open.id];
  const action = (name: 'inviter' | 'send-igen' | 'haandteret') => addresses.action(organisation.slug, stored.id, name);
  const hidden = <input type="hidden" name="trin" value={open.id} />;
  return (
    <section aria-labelledby={`task-${open.id}`}>
      <h2 id={`task-${open.id}`}>
        {t(late ? 'caseSteps.invite.headingLate' : 'caseSteps.invite.heading')}: <LocalText text={step.title} />
      </h2>
      <SummaryList
        caption={own('caseworker.task.caption')}
        rows={[
          ...(place.length === 0 ? [] : [{ label: t('caseSteps.open.for'), value: place.join(', ') }]),
          ...(who === undefined ? [] : [{ label: t('caseSteps.invite.who'), value: who }]),
          {
            label: t('caseSteps.invite.why'),
            value:
              open.invited === undefined ? (
                t('caseSteps.invite.nobody')
              ) : failed === undefined ? (
                t('caseSteps.invite.late')
              ) : (
                <>
                  {t('caseSteps.invite.undelivered')} {failed.reason !== null && <LocalText text={failed.reason} />}
                </>
              ),
          },
          { label: own('caseworker.task.group'), value: task.group },
        ]}
      />
      {maySettle(data, task) ? (
        <div class="d-print-none">
          {ways.retry && (
            <PostForm action={action('send-igen')} csrfToken={context.csrfToken}>
              {hidden}
              <Button icon="send">{t('caseSteps.invite.retry')}</Button>
            </PostForm>
          )}
          <h3>{t('caseSteps.invite.anew')}</h3>
          <PostForm action={action('inviter')} csrfToken={context.csrfToken}>
            {hidden}
            <TextInput
              name={fieldNames.invite(open.id)}
              label={t('caseSteps.invite.to')}
              help={t('caseSteps.invite.toHelp')}
              width="middle"
              autocomplete="off"
              {...unfinished(left, 'invite', open.id)}
            />
            <div class="button-row mt-4">
              <Button kind={ways.retry ? 'secondary' : 'primary'}>{t('caseSteps.invite.send')}</Button>
            </div>
          </PostForm>
          {ways.byHand && (
            <PostForm action={action('haandteret')} csrfToken={context.csrfToken} class="mt-6">
              {hidden}
              <Textarea
                name={fieldNames.handled(open.id)}
                label={t('caseSteps.invite.byHand')}
                help={t('caseSteps.invite.byHandHelp')}
                rows={3}
                {...unfinished(left, 'handled', open.id)}
              />
              <div class="button-row mt-4">
                <Button kind="secondary">{t('caseSteps.invite.byHandButton')}</Button>
              </div>
            </PostForm>
          )}
        </div>
      ) : (
        <p>{own('caseworker.task.otherGroup', { group: task.group })}</p>
      )}
    </section>
  );
}
