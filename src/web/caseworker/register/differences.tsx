import type { Difference } from '../../../cases/register-checks/compare.ts';
import type { Presented } from '../../../forms/field-kind.ts';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { summarise } from '../../../forms/summary.ts';
import { withRegisteredValue } from '../../../forms/with-registered-value.ts';
import { Picked } from '../../citizen/answer-list.tsx';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Time } from '../../components/time.tsx';
import { maskPresented } from '../../mask-presented.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { AnswerValue } from '../answer-value.tsx';
import { QueueFields } from '../inbox/queue.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { useRegisterCheckTexts } from './texts.ts';

interface DifferencesProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly cprShown: boolean;
}

/** The answers of which the register says something else, both side by side, each with the two ways to settle it. */
export function RegisterDifferences({ context, data, cprShown }: DifferencesProperties) {
  const t = useRegisterCheckTexts();
  const language = useLanguage();
  const rows = data.checks.flatMap(({ sequence, checkedAt, differences }) =>
    differences.flatMap((difference) => {
      const shown = bothOf(data, sequence, difference, language, cprShown);
      return shown ? [{ ...shown, sequence, checkedAt, key: difference.key }] : [];
    }),
  );
  if (rows.length === 0) return null;
  const { slug } = data.organisation;
  const isOpen = data.mayWork && data.stored.status === 'open';
  return (
    <section aria-labelledby="cpr-forskelle" class="mt-5 mb-6">
      <Alert kind="warning">
        <h2 class="h4 mt-0" id="cpr-forskelle">
          {t('registerCheck.heading')}
        </h2>
        <p class="alert-text">{t('registerCheck.text')}</p>
      </Alert>
      {rows.map(({ key, label, typed, registered, sequence, checkedAt }) => (
        <div key={`${sequence}-${key}`} class="mt-5">
          <h3 class="h5">
            <Picked picked={label} />
          </h3>
          <SummaryList
            caption={label.text}
            rows={[
              { label: t('registerCheck.typed'), value: <AnswerValue presented={typed} /> },
              {
                label: t('registerCheck.registered'),
                value: (
                  <>
                    <AnswerValue presented={registered} />
                    <div class="quiet">
                      {t('registerCheck.at')} <Time at={checkedAt} show="dateTime" />
                    </div>
                  </>
                ),
              },
            ]}
          />
          {isOpen && (
            <PostForm action={addresses.action(slug, data.stored.id, 'register')} csrfToken={context.csrfToken}>
              <QueueFields queue={data.queue} />
              <input type="hidden" name="sequence" value={sequence} />
              <input type="hidden" name="field" value={key} />
              <div class="button-row">
                {(['typed', 'register'] as const).map((take) => (
                  <Button
                    key={take}
                    kind="secondary"
                    name="take"
                    value={take}
                    about={t('registerCheck.about', { label: label.text })}
                  >
                    {t(take === 'typed' ? 'registerCheck.keep' : 'registerCheck.take')}
                  </Button>
                ))}
              </div>
            </PostForm>
          )}
        </div>
      ))}
    </section>
  );
}

/** The answer as it was typed and as the register has it, as the form writes both. */
function bothOf(data: CasePageData, sequence: number, difference: Difference, language: string, cprShown: boolean) {
  const submission = data.view.submissions.find((each) => each.sequence === sequence);
  const form = submission && data.forms.get(submission.formVersion);
  const field = form && fieldsOf(form.definition).find(({ key }) => key === difference.key);
  if (!submission || !form || !field) return null;
  const { values } = submission.content;
  const entryOf = (all: typeof values) =>
    summarise(form.definition, all, language, form.lists)
      .flatMap(({ entries }) => entries)
      .find(({ key }) => key === difference.key);
  const typed = entryOf(values);
  const registered = entryOf(withRegisteredValue(field, difference.raw, values));
  if (!typed || !registered) return null;
  const mask = (presented: Presented) => (cprShown ? presented : maskPresented(presented));
  return { label: typed.label, typed: mask(typed.presented), registered: mask(registered.presented) };
}
