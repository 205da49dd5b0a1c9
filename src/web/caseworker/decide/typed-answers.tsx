import { type EvaluatedField, type EvaluatedPage, isValid } from '../../../forms/evaluate.ts';
import type { Presented } from '../../../forms/field-kind.ts';
import { kindOf } from '../../../forms/kinds/kinds.ts';
import { namedFields } from '../../citizen/fill/page-errors.ts';
import { SummaryList } from '../../components/summary-list.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useCaseworkerTexts } from '../texts.ts';

/** What was typed on a page, right or wrong, to be read and copied. Nothing where nothing was. */
export function TypedAnswers({ page }: { readonly page: EvaluatedPage }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const rows = namedFields(page.fields, language).flatMap(({ field, name }) => {
    const value = typed(field, language);
    return value === '' ? [] : [{ label: name, value }];
  });
  return rows.length === 0 ? null : <SummaryList caption={t('caseworker.answers.heading')} rows={rows} />;
}

/** Whether anything was typed on a page. */
export function isTyped(page: EvaluatedPage, language: string): boolean {
  return namedFields(page.fields, language).some(({ field }) => typed(field, language) !== '');
}

function typed(field: EvaluatedField, language: string): string {
  if (!kindOf(field.field).asks || field.field.kind === 'rows') return '';
  const said = inWords(kindOf(field.field).present(field.field, field.value, language));
  // What is no answer has no value, but was typed all the same.
  return said !== '' && isValid(field) ? said : typeof field.raw === 'string' ? field.raw : said;
}

function inWords(presented: Presented): string {
  if (presented.kind === 'text') return presented.text;
  return presented.kind === 'list' ? presented.items.join(', ') : '';
}
