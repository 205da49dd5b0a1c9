import { type EvaluationResult, fewestShown } from '../../../cases/evaluations/read-evaluations.ts';
import { markedIn, translator } from '../../../texts/catalogue.ts';
import { Details } from '../../components/details.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { useLanguage } from '../../page-environment.ts';
import { evaluationResultTexts } from './texts.ts';

/** What people thought of one form of a workflow: how many, the average, the spread, their words. */
export function EvaluationResultShown({
  result,
  csvHref,
}: {
  readonly result: EvaluationResult;
  readonly csvHref: string;
}) {
  const language = useLanguage();
  const t = translator(evaluationResultTexts, language);
  const { title, formTitle, question, count, numbers, lines } = result;
  const id = `${result.workflow}-${result.form}`;
  const heading = t('evaluations.of', { workflow: markedIn(title, language), form: markedIn(formTitle, language) });
  const number = (value: number) =>
    value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const commented = lines.filter(({ comment }) => comment !== '');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <SummaryList
        caption={heading}
        rows={[
          ...(question ? [{ label: t('evaluations.asked'), value: <LocalText text={question} /> }] : []),
          { label: t('evaluations.count'), value: String(count) },
          ...(numbers
            ? [
                { label: t('evaluations.mean'), value: number(numbers.mean) },
                { label: t('evaluations.deviation'), value: number(numbers.deviation) },
              ]
            : []),
        ]}
      />
      {numbers === null && <p>{t('evaluations.tooFew', { fewest: fewestShown })}</p>}
      {numbers && (
        <>
          <Table
            caption={t('evaluations.spread')}
            columns={[
              { heading: t('evaluations.rating'), cell: ({ rating }) => String(rating) },
              { heading: t('evaluations.howMany'), numeric: true, cell: ({ given }) => String(given) },
              {
                heading: t('evaluations.share'),
                numeric: true,
                cell: ({ given }) => `${Math.round((100 * given) / count)} %`,
              },
            ]}
            rows={numbers.spread.map((given, index) => ({ rating: index + 1, given }))}
            rowKey={({ rating }) => String(rating)}
            empty=""
          />
          {commented.length > 0 && (
            <Details summary={t('evaluations.comments', { count: commented.length })}>
              <Table
                caption={t('evaluations.comments', { count: commented.length })}
                captionHidden
                columns={[
                  { heading: t('evaluations.month'), cell: ({ line }) => line.month },
                  { heading: t('evaluations.rating'), numeric: true, cell: ({ line }) => String(line.rating) },
                  {
                    heading: t('evaluations.comment'),
                    cell: ({ line }) => <span class="written-value">{line.comment}</span>,
                  },
                ]}
                rows={commented.map((line, index) => ({ line, index }))}
                rowKey={({ index }) => String(index)}
                empty=""
              />
            </Details>
          )}
          <p>
            <a href={csvHref}>{t('evaluations.csv')}</a>
          </p>
        </>
      )}
    </section>
  );
}
