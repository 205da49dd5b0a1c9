import type { SubmissionView } from '../../cases/case-view.ts';
import { isCorrectable } from '../../cases/corrections/correct-answer.ts';
import { uncheckedOf } from '../../cases/register-checks/unchecked-of.ts';
import { fieldsOf } from '../../forms/fields-of.ts';
import { kindOf } from '../../forms/kinds/kinds.ts';
import { summarise } from '../../forms/summary.ts';
import { markedIn } from '../../texts/catalogue.ts';
import type { CaseEvent } from '../../workflows/case-state.ts';
import { filesOf, Picked, UncheckedMark } from '../citizen/answer-list.tsx';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { PostForm } from '../components/post-form.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { Time } from '../components/time.tsx';
import { formatTime } from '../components/time-format.ts';
import { holdsCpr, maskPresented } from '../mask-presented.ts';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { actorName } from './actor-name.ts';
import { addresses } from './addresses.ts';
import { AnswerValue } from './answer-value.tsx';
import { type AnswerChanges, changedAnswers, type ShownSubmission } from './changed-answers.ts';
import { QueueFields } from './inbox/queue.tsx';
import type { CasePageData } from './read-case-page.ts';
import { type SentAnswers, sentAnswers } from './sent-answers.ts';
import { useCaseworkerTexts } from './texts.ts';

/** What was answered, by form and person; after a correction with what was changed, and what was sent before. */
export function CaseAnswers({
  context,
  data,
  cprShown,
}: {
  readonly context: PageContext;
  readonly data: CasePageData;
  /** Whether whole CPR numbers were asked for; they are masked until then, and each look at them is logged. */
  readonly cprShown: boolean;
}) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const groups = sentAnswers(data.view.submissions, data.stored);
  if (groups.length === 0) return null;
  const hides =
    !cprShown &&
    data.view.submissions.some((submission) =>
      shownSubmission(data, submission, language, true).sections.some(({ entries }) =>
        entries.some(({ presented }) => holdsCpr(presented)),
      ),
    );
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('caseworker.answers.heading')}</h2>
      {hides && (
        <PostForm
          action={addresses.action(data.organisation.slug, data.stored.id, 'cpr')}
          csrfToken={context.csrfToken}
        >
          <QueueFields queue={data.queue} />
          <Button kind="secondary">{t('caseworker.answers.showCpr')}</Button>
        </PostForm>
      )}
      {groups.map((group, index) => (
        <Group
          key={group.submissions[0].sequence}
          data={data}
          cprShown={cprShown}
          group={group}
          alone={groups.length === 1}
          number={index}
        />
      ))}
    </section>
  );
}

function Group(properties: {
  readonly data: CasePageData;
  readonly cprShown: boolean;
  readonly group: SentAnswers;
  readonly alone: boolean;
  readonly number: number;
}) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { data, cprShown, group, alone, number } = properties;
  const [latest, ...earlier] = group.submissions.map((submission) => ({
    submission,
    shown: shownSubmission(data, submission, language, cprShown),
  }));
  if (latest === undefined) return null;
  const [previous] = earlier;
  const changes = previous === undefined ? null : changedAnswers(latest.shown, previous.shown);
  const form = data.forms.get(latest.submission.formVersion)?.definition;
  const stem = number === 0 ? 'answers' : `answers-of-${number}`;
  const person = data.people[group.person] || t('caseworker.case.anonymous');
  return (
    <>
      {!alone && form !== undefined && (
        <p>
          <strong>{t('caseworker.answers.of', { form: markedIn(form.title, language), person })}</strong>
        </p>
      )}
      <p>
        {t('caseworker.answers.sent')} <Time at={(previous ?? latest).submission.at} show="dateTime" />.{' '}
        <WhatChanged data={data} submission={latest.submission} changes={changes} />
      </p>
      <Sections
        data={data}
        submission={latest.submission}
        shown={latest.shown}
        changes={changes}
        idStem={stem}
        latest
      />
      {earlier.map(({ submission, shown }, index) => {
        const before = earlier[index + 1];
        return (
          <Details
            key={submission.sequence}
            summary={t('caseworker.answers.earlier', { when: formatTime(submission.at, 'dateTime', language) })}
          >
            <Sections
              data={data}
              submission={submission}
              shown={shown}
              changes={before === undefined ? null : changedAnswers(shown, before.shown)}
              idStem={`answers-${submission.sequence}`}
            />
          </Details>
        );
      })}
    </>
  );
}

/** Who changed the answers since the sending-in before, and why. */
function WhatChanged(properties: {
  readonly data: CasePageData;
  readonly submission: SubmissionView;
  readonly changes: AnswerChanges | null;
}) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { data, submission, changes } = properties;
  if (changes === null) return null;
  const correction = correctionOf(data, submission);
  if (correction !== undefined) {
    const { actor, reason } = correction;
    const when = formatTime(submission.at, 'dateTime', language);
    return <>{t('caseworker.answers.correctedBy', { name: actorName(data, actor, t), when, reason })}</>;
  }
  return <>{t(hasChanges(changes) ? 'caseworker.answers.corrected' : 'caseworker.answers.unchanged')}</>;
}

/** The event by which an employee corrected the answers; undefined where they were sent in. */
function correctionOf(
  { view }: CasePageData,
  { sequence }: SubmissionView,
): Extract<CaseEvent, { kind: 'answersCorrected' }> | undefined {
  const event = view.events[sequence - 1];
  return event?.kind === 'answersCorrected' ? event : undefined;
}

function shownSubmission(
  data: CasePageData,
  submission: SubmissionView,
  language: string,
  cprShown: boolean,
): ShownSubmission {
  const form = data.forms.get(submission.formVersion);
  const { values } = submission.content;
  const sections =
    form === undefined
      ? []
      : summarise(form.definition, values, language, form.lists, uncheckedOf(data.stored.state, submission));
  if (cprShown) return { values, sections };
  return {
    values,
    sections: sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) => ({ ...entry, presented: maskPresented(entry.presented) })),
    })),
  };
}

function hasChanges({ byKey, removed }: AnswerChanges): boolean {
  return byKey.size > 0 || removed.length > 0;
}

interface SectionsProperties {
  readonly data: CasePageData;
  readonly submission: SubmissionView;
  readonly shown: ShownSubmission;
  readonly changes: AnswerChanges | null;
  readonly idStem: string;
  /** The answers that count: they can be corrected while the case is open. */
  readonly latest?: boolean;
}

function Sections({ data, submission, shown, changes, idStem, latest = false }: SectionsProperties) {
  const t = useCaseworkerTexts();
  const { slug } = data.organisation;
  const fileHref = (file: { readonly id: string }) => addresses.document(slug, data.stored.id, file.id);
  const correctable =
    latest && data.mayWork && data.stored.status === 'open' ? correctableFields(data, submission) : new Set<string>();
  return (
    <>
      {shown.sections.map((section) => {
        const id = `${idStem}-${section.page.key}`;
        return (
          <div key={section.page.key}>
            <h3 id={id}>
              <Picked picked={section.title} />
            </h3>
            <table class="table structured-list table-sm-responsive-headers">
              <caption class="sr-only">
                <Picked picked={section.title} />
              </caption>
              <tbody>
                {section.entries.map((entry) => {
                  const change = changes?.byKey.get(entry.key);
                  return (
                    <tr key={entry.key}>
                      <th scope="row" class="w-percent-md-40">
                        <Picked picked={entry.label} />
                      </th>
                      <td>
                        {change !== undefined && (
                          <>
                            <StatusBadge tone="info" text={t(`caseworker.answers.${change.kind}`)} />{' '}
                          </>
                        )}
                        <AnswerValue
                          presented={entry.presented}
                          files={filesOf(shown.values[entry.key])}
                          fileHref={fileHref}
                        />
                        {entry.unchecked && <UncheckedMark />}
                        {change?.kind === 'changed' && (
                          <div class="quiet">
                            {t('caseworker.answers.before')}: <AnswerValue presented={change.before} />
                          </div>
                        )}
                      </td>
                      {latest && (
                        <td class="d-print-none align-text-md-right">
                          {correctable.has(entry.key) && (
                            <a
                              class="position-relative"
                              href={addresses.correct(slug, data.stored.id, submission.sequence, entry.key)}
                            >
                              {t('caseworker.answers.correct')}
                              <span class="sr-only">
                                {' '}
                                <Picked picked={entry.label} />
                              </span>
                            </a>
                          )}
                        </td>
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      })}
      {changes !== null && changes.removed.length > 0 && (
        <p>{t('caseworker.answers.removed', { labels: changes.removed.map(({ text }) => text).join(', ') })}</p>
      )}
    </>
  );
}

/** Keys of the fields whose answers an employee can type anew; the page for it looks again. */
function correctableFields(data: CasePageData, { formVersion, content }: SubmissionView): ReadonlySet<string> {
  const definition = data.forms.get(formVersion)?.definition;
  if (definition === undefined) return new Set();
  return new Set(
    fieldsOf(definition)
      .filter((field) => isCorrectable({ field, visible: true, readOnly: isFixed(field, content.prefilled) }))
      .map(({ key }) => key),
  );
}

/** Whether the value is computed, or one of a register that nobody may change. */
function isFixed(field: ReturnType<typeof fieldsOf>[number], prefilled: Readonly<Record<string, unknown>>): boolean {
  const kind = kindOf(field);
  // What is paid for was fixed when it was demanded.
  if (kind.compute !== undefined || kind.complete !== undefined) return true;
  return 'prefill' in field && field.prefill?.locked === true && prefilled[field.key] !== undefined;
}
