import { summarise } from '../../../forms/summary.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import type { Variables } from '../../../workflows/case-state.ts';
import { SummaryList } from '../../components/summary-list.tsx';
import { useLanguage } from '../../page-environment.ts';
import { AnswerValue } from '../answer-value.tsx';
import type { CasePageData } from '../read-case-page.ts';
import { nameOf } from './place-in-words.ts';

/** What was filled in with decisions, by their steps: it is of the case workers, and stands after what was sent in. */
export function DecisionAnswers({ data }: { readonly data: CasePageData }) {
  const language = useLanguage();
  const { workflow, formVersions } = data.workflow;
  const found = Object.entries(workflow.definition.steps).flatMap(([key, step]) => {
    const alias = step.kind === 'approve' ? step.form?.as : undefined;
    if (alias === undefined) return [];
    const form = data.forms.get(formVersions[alias] ?? '');
    if (form === undefined) return [];
    return valuesOf(data.stored.state, alias, []).map(({ values, names }, index) => ({
      id: `decision-${key}-${index}`,
      title: [markedIn(step.title, language), ...names].join(', '),
      sections: summarise(form.definition, values, language, form.lists),
    }));
  });
  return (
    <>
      {found.map(({ id, title, sections }) => (
        <section key={id} aria-labelledby={id}>
          <h3 id={id}>{title}</h3>
          <SummaryList
            caption={title}
            rows={sections.flatMap(({ entries }) =>
              entries.map(({ label, presented }) => ({
                label: label.text,
                value: <AnswerValue presented={presented} />,
              })),
            )}
          />
        </section>
      ))}
    </>
  );
}

type Found = { readonly values: Variables['answers'][string]; readonly names: readonly string[] };

/** The answers of an alias, of the case and of the items of its for-each steps. */
function valuesOf({ answers, each }: Variables, alias: string, names: readonly string[]): readonly Found[] {
  const own = answers[alias];
  return [
    ...(own === undefined ? [] : [{ values: own, names }]),
    ...Object.values(each ?? {}).flatMap((items) =>
      items.flatMap((item, index) => valuesOf(item, alias, [...names, nameOf(item.item) ?? String(index + 1)])),
    ),
  ];
}
