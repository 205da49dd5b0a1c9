import { markedIn } from '../../../texts/catalogue.ts';
import type { WorkflowDefinition } from '../../../workflows/definition.ts';
import type { Way } from '../../../workflows/dry-run/coverage.ts';
import type { DryRun } from '../../../workflows/dry-run/run-schema.ts';
import type { SearchResult } from '../../../workflows/dry-run/search-dead-ends.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import type { DryRunAddresses } from './addresses.ts';
import { stepTitle } from './step-title.ts';
import { useDryRunTexts } from './texts.ts';

interface SearchPageProperties {
  readonly context: PageContext;
  readonly to: DryRunAddresses;
  readonly definition: WorkflowDefinition;
  readonly result: SearchResult;
}

/** What the search for dead ends has found. */
export function SearchPage({ context, to, definition, result }: SearchPageProperties) {
  const t = useDryRunTexts();
  const { language, csrfToken } = context;
  const title = (step: string): string => stepTitle(definition, step, [], language);
  const wayTitle = (way: Way): string => {
    const [key = '', member = '', index = ''] = way.split('.');
    const step = definition.steps[key];
    const branch = step?.kind === 'decide' && member === 'branches' ? step.branches[Number(index)] : undefined;
    const name = branch ? markedIn(branch.title, language) : isWay(member) ? t(`dryRunPage.way.${member}`) : member;
    return t('dryRunPage.way', { step: title(key), way: name });
  };
  const list = (heading: string, id: string, items: readonly string[]) =>
    items.length > 0 && (
      <section aria-labelledby={id}>
        <h2 id={id}>{heading}</h2>
        <ul>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    );
  const runs = (heading: string, id: string, found: readonly { readonly said: string; readonly run: DryRun }[]) =>
    found.length > 0 && (
      <section aria-labelledby={id}>
        <h2 id={id}>{heading}</h2>
        {found.map(({ said, run }, index) => (
          <PostForm key={index} action={to.list} csrfToken={csrfToken} class="mt-5">
            <p>{said}</p>
            <input type="hidden" name="koersel" value={JSON.stringify(run)} />
            <Button kind="secondary">{t('dryRunPage.showRun')}</Button>
          </PostForm>
        ))}
      </section>
    );
  const atSteps = ({ steps, run }: { readonly steps: readonly string[]; readonly run: DryRun }) => ({
    said: steps.map(title).join(', '),
    run,
  });
  const { unreached, untaken, stuck, endless, faults, unanswerable } = result;
  const isClean = [unreached, untaken, stuck, endless, faults].every((each) => each.length === 0) && !unanswerable;
  return (
    <>
      <BackLink href={to.list}>{t('dryRunPage.toList')}</BackLink>
      <h1>{t('dryRunPage.searchTitle', { workflow: markedIn(definition.title, language) })}</h1>
      <p>
        {t('dryRunPage.searchDone', {
          runs: result.runs,
          steps: result.steps.reached,
          allSteps: result.steps.of,
          ways: result.ways.taken,
          allWays: result.ways.of,
        })}
      </p>
      {unanswerable && <Alert kind="warning">{t('dryRunPage.unanswerable')}</Alert>}
      {isClean && <Alert kind="success">{t('dryRunPage.searchNothing')}</Alert>}
      {runs(t('dryRunPage.stuck'), 'staar', stuck.map(atSteps))}
      {runs(t('dryRunPage.endless'), 'slutterikke', endless.map(atSteps))}
      {runs(
        t('dryRunPage.faults'),
        'fejl',
        faults.map(({ message, run }) => ({ said: message, run })),
      )}
      {list(t('dryRunPage.unreached'), 'ikkenaaet', unreached.map(title))}
      {list(t('dryRunPage.untaken'), 'ikkegaaet', untaken.map(wayTitle))}
      {list(
        t('dryRunPage.expressions'),
        'udtryk',
        result.expressions.map(({ place, trouble }) =>
          t(trouble === 'null' ? 'dryRunPage.expressionNull' : 'dryRunPage.expressionLimit', {
            place: placeTitle(place, title),
          }),
        ),
      )}
    </>
  );
}

const ways = ['next', 'approved', 'rejected', 'returned', 'expiry', 'expired', 'declined', 'otherwise'] as const;

function isWay(member: string): member is (typeof ways)[number] {
  return ways.some((way) => way === member);
}

/** The step's title with the way to the expression within it. */
function placeTitle(place: string, title: (step: string) => string): string {
  const [step = '', ...rest] = place.split('.');
  return `${title(step)} (${rest.join('.')})`;
}
