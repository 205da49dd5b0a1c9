import { markedIn } from '../../../texts/catalogue.ts';
import type { OpenStep } from '../../../workflows/case-state.ts';
import { Time } from '../../components/time.tsx';
import { useLanguage } from '../../page-environment.ts';
import type { CasePageData } from '../read-case-page.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { placeInWords } from './place-in-words.ts';
import { useCaseStepTexts } from './texts.ts';

/** Where a case with several ways stands on each of them: the step, what it concerns, and whom it waits for. */
export function OpenSteps({ data }: { readonly data: CasePageData }) {
  const t = useCaseStepTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  const { stored, workflow, view, names, invited } = data;
  const { definition } = workflow.workflow;
  const { open: opens } = stored.state;
  const isElsewhere = ({ id }: OpenStep): boolean => !view.tasks.some((task) => task.open === id);
  if (opens.length < 2 && !opens.some((open) => open.comment === undefined && isElsewhere(open))) return null;
  return (
    <section aria-labelledby="open-steps">
      <h2 id="open-steps">{t('caseSteps.open.heading')}</h2>
      <ul class="nobullet-list open-steps">
        {opens.map((open) => {
          const place = placeInWords(definition, stored.state, open, language);
          return (
            <li key={open.id}>
              <strong>{titleOf(open.step)}</strong>
              {place.length > 0 && <span>{place.join(', ')}</span>}
              <span>{t('caseSteps.open.waitsFor', { whom: waitsFor(open) })}</span>
              <span class="quiet">
                {t('caseSteps.open.since')} <Time at={new Date(open.since)} show="shortDate" />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );

  function titleOf(key: string): string {
    const step = definition.steps[key];
    return step ? markedIn(step.title, language) : key;
  }

  function waitsFor(open: OpenStep): string {
    const step = definition.steps[open.step];
    const tasks = view.tasks.filter((task) => task.open === open.id);
    const [task] = tasks;
    if (task !== undefined && task.purpose !== 'failedInvitation') {
      const holders = tasks.flatMap(({ employee }) => (employee === null ? [] : [nameOf(employee)]));
      if (holders.length === 0) return t('caseSteps.open.group', { group: task.group });
      return t('caseSteps.open.employee', { name: holders.join(', '), group: task.group });
    }
    switch (step?.kind) {
      case 'fill': {
        if (step.by === 'starter') return t('caseSteps.open.applicant');
        const name = invited[open.id];
        return name === undefined ? t('caseSteps.open.nobodyInvited') : t('caseSteps.open.invited', { name });
      }
      case 'deliver':
        return t('caseSteps.open.delivery');
      case 'pay':
        return t('caseSteps.open.payer');
      case 'settle':
        return t('caseSteps.open.gateway');
      case 'wait':
        return t(step.event ? 'caseSteps.open.event' : 'caseSteps.open.time');
      default:
        return own('caseworker.holder.none');
    }
  }

  function nameOf(id: string): string {
    return view.employees[id] ?? names[id] ?? own('caseworker.author.unknown');
  }
}
