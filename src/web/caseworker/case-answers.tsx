import type { SubmissionView } from '../../cases/case-view.ts';
import { summarise } from '../../forms/summary.ts';
import { filesOf, Picked } from '../citizen/answer-list.tsx';
import { Details } from '../components/details.tsx';
import { StatusBadge } from '../components/status-badge.tsx';
import { Time } from '../components/time.tsx';
import { formatTime } from '../components/time-format.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { AnswerValue } from './answer-value.tsx';
import { type AnswerChanges, changedAnswers, type ShownSubmission } from './changed-answers.ts';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

/** What the citizen answered, page by page; after a correction with what was changed, and what was sent before. */
export function CaseAnswers({ data }: { readonly data: CasePageData }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const [latest, ...earlier] = data.view.submissions.map((submission) => ({
    submission,
    shown: shownSubmission(data, submission, language),
  }));
  if (latest === undefined) return null;
  const [previous] = earlier;
  const changes = previous === undefined ? null : changedAnswers(latest.shown, previous.shown);
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('caseworker.answers.heading')}</h2>
      <p>
        {t('caseworker.answers.sent')} <Time at={latest.submission.at} show="dateTime" />.
        {changes !== null && (
          <> {t(hasChanges(changes) ? 'caseworker.answers.corrected' : 'caseworker.answers.unchanged')}</>
        )}
      </p>
      <Sections data={data} shown={latest.shown} changes={changes} idStem="answers" />
      {earlier.map(({ submission, shown }, index) => {
        const before = earlier[index + 1];
        return (
          <Details
            key={submission.sequence}
            summary={t('caseworker.answers.earlier', { when: formatTime(submission.at, 'dateTime', language) })}
          >
            <Sections
              data={data}
              shown={shown}
              changes={before === undefined ? null : changedAnswers(shown, before.shown)}
              idStem={`answers-${submission.sequence}`}
            />
          </Details>
        );
      })}
    </section>
  );
}

function shownSubmission(data: CasePageData, submission: SubmissionView, language: string): ShownSubmission {
  const form = data.forms.get(submission.formVersion);
  const { values } = submission.content;
  return { values, sections: form === undefined ? [] : summarise(form.definition, values, language, form.lists) };
}

function hasChanges({ byKey, removed }: AnswerChanges): boolean {
  return byKey.size > 0 || removed.length > 0;
}

interface SectionsProperties {
  readonly data: CasePageData;
  readonly shown: ShownSubmission;
  readonly changes: AnswerChanges | null;
  readonly idStem: string;
}

function Sections({ data, shown, changes, idStem }: SectionsProperties) {
  const t = useCaseworkerTexts();
  const fileHref = (file: { readonly id: string }) =>
    addresses.document(data.organisation.slug, data.stored.id, file.id);
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
                        {change?.kind === 'changed' && (
                          <div class="quiet">
                            {t('caseworker.answers.before')}: <AnswerValue presented={change.before} />
                          </div>
                        )}
                      </td>
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
