import type { FormContext } from '../../../../forms/answers.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import type { EvaluatedForm } from '../../../../forms/evaluate.ts';
import { partsOf } from '../../../../forms/sheets.ts';
import { summarise } from '../../../../forms/summary.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { AnswerList, Picked } from '../../../citizen/answer-list.tsx';
import { namedFields, saidAlone } from '../../../citizen/fill/page-errors.ts';
import { useDesigner } from '../context.ts';

interface TriedReviewProperties {
  readonly definition: FormDefinition;
  readonly evaluated: EvaluatedForm;
  readonly context: FormContext;
  readonly onChange: (page: string) => void;
}

/** All answers as the citizen reviews them, and what would hinder the sending. */
export function TriedReview({ definition, evaluated, context, onChange }: TriedReviewProperties) {
  const { t } = useDesigner();
  const { language, lists } = context;
  const visible = evaluated.pages.filter((page) => page.visible);
  const pageOf = (key: string): string =>
    visible.find((shown) => partsOf(shown).some(({ page }) => page.key === key))?.page.key ?? key;
  const missing = visible.flatMap((shown) =>
    namedFields(shown.fields, language).flatMap(({ field, name }) =>
      field.errors.map((error) => ({
        page: shown.page.key,
        message: `${markedIn(shown.page.title, language)}: ${saidAlone(field, name, error, language)}`,
      })),
    ),
  );
  return (
    <>
      <h2 class="h1 mt-0">{t('designer.try.review')}</h2>
      <p>{evaluated.valid ? t('designer.try.valid') : t('designer.try.invalid')}</p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ page, message }) => (
            <li key={message}>
              <button type="button" class="button-link" onClick={() => onChange(page)}>
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
      {summarise(definition, evaluated.values, language, lists).map((section) => (
        <section key={section.page.key}>
          <h3>
            <Picked picked={section.title} />
          </h3>
          {/* A file that was tried is nowhere to be opened from. */}
          <AnswerList section={section} values={withoutFiles(evaluated)} fileHref={() => ''} />
          <button type="button" class="button-link" onClick={() => onChange(pageOf(section.page.key))}>
            {t('designer.try.change', { page: section.title.text })}
          </button>
        </section>
      ))}
    </>
  );
}

/** Files are told by name and size, as the kind presents them, rather than by links. */
function withoutFiles({ values }: EvaluatedForm): EvaluatedForm['values'] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)));
}
