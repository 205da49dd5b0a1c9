import type { FormContext } from '../../../../forms/answers.ts';
import type { EvaluatedForm, PreparedForm } from '../../../../forms/evaluate.ts';
import { kindOf } from '../../../../forms/kinds/kinds.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { type Explanation, explainPage } from './explain.ts';

interface ExplainPanelProperties {
  readonly form: PreparedForm;
  readonly evaluated: EvaluatedForm;
  /** Null on the review. */
  readonly page: string | null;
  readonly context: FormContext;
}

/** Why each field of the page is shown, demanded, and has the value it has. */
export function ExplainPanel({ form, evaluated, page, context }: ExplainPanelProperties) {
  const { t } = useDesigner();
  const explanations = page === null ? [] : explainPage(form, evaluated, page, context);
  return (
    <>
      <h2 class="pane-title">{t('designer.try.why')}</h2>
      {explanations.length === 0 && <p class="pane-purpose">{t('designer.try.whyNothing')}</p>}
      {explanations.map((each) => (
        <Explained key={each.field.path} explanation={each} />
      ))}
    </>
  );
}

function Explained({ explanation: { field, expressions, onPage } }: { readonly explanation: Explanation }) {
  const { t, language } = useDesigner();
  const asks = kindOf(field.field).asks;
  const presented = kindOf(field.field).present(field.field, field.value, language);
  const value =
    presented.kind === 'text'
      ? presented.text
      : presented.kind === 'list'
        ? presented.items.join(', ')
        : presented.kind === 'table'
          ? t('designer.try.rows', { count: presented.rows.length })
          : t('designer.try.nothing');
  const isVisible = field.visible && onPage;
  const hasCondition = expressions.some(
    ({ member }) => member === 'visibleWhen' || member === 'page' || member === 'group',
  );
  const isConditional = expressions.some(({ member }) => member === 'required');
  return (
    <section class="explained">
      <h3 class="pane-heading">{markedIn(field.field.label, language) || field.path}</h3>
      <ul>
        <li>
          {t(
            isVisible ? (hasCondition ? 'designer.try.shownWhen' : 'designer.try.shownAlways') : 'designer.try.hidden',
          )}
        </li>
        {asks && field.visible && field.field.kind !== 'computed' && (
          <li>
            {t(
              field.required
                ? isConditional
                  ? 'designer.try.requiredWhen'
                  : 'designer.try.requiredAlways'
                : isConditional
                  ? 'designer.try.optionalWhen'
                  : 'designer.try.optional',
            )}
          </li>
        )}
        {asks && (
          <li>
            {t('designer.try.value', { value })} ({t(`designer.origin.${field.origin}`)})
          </li>
        )}
        {field.readOnly && field.origin === 'prefilled' && <li>{t('designer.try.locked')}</li>}
        {field.errors.map((error) => (
          <li key={error.code}>{t('designer.try.error', { message: markedIn(error.message, language) })}</li>
        ))}
      </ul>
      {expressions.map(({ member, source, names }) => (
        <div class="explained-expression" key={`${member} ${source}`}>
          <span class="property-help">{t(`designer.explained.${member}`)}</span>
          <code>{source}</code>
          {names.length > 0 && (
            <ul>
              {names.map((each) => (
                <li key={each.name}>
                  <code>{each.name}</code> = <code>{each.value}</code>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
