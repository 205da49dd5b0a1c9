import { useState } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import type { StepKind, WorkflowDefinition } from '../../../../workflows/definition.ts';
import { exitsOf, targetOfWay, type Way } from '../../../../workflows/design/exits.ts';
import { flowTexts } from '../../../../workflows/design/texts.ts';
import { stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { Dialog } from '../../designer/dialogs/dialog.tsx';
import { useFlow } from '../flow-context.ts';

interface AddStepDialogProperties {
  readonly definition: WorkflowDefinition;
  /** The ways that it may come on, the usual one first. */
  readonly ways: readonly Way[];
  readonly onAdd: (way: Way, kind: StepKind) => void;
  readonly onClose: () => void;
}

const kinds: readonly StepKind[] = [
  'fill',
  'approve',
  'decide',
  'parallel',
  'forEach',
  'deliver',
  'notify',
  'wait',
  'pay',
  'settle',
  'end',
];

/** What kind of step comes in, and on which way. */
export function AddStepDialog({ definition, ways, onAdd, onClose }: AddStepDialogProperties) {
  const { t, language } = useFlow();
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const way = ways[index] ?? ways[0];
  const wanted = search.trim().toLocaleLowerCase();
  const isStart = way?.step === null && way.exit === 'start';
  const offered = kinds.filter((kind) => {
    if (isStart && kind !== 'fill') return false;
    const name = textIn(flowTexts[`flow.kind.${kind}`], language);
    const purpose = textIn(flowTexts[`flow.purpose.${kind}`], language);
    return `${name} ${purpose}`.toLocaleLowerCase().includes(wanted);
  });
  // A name that begins so is meant before a purpose that has it somewhere.
  const rank = (kind: StepKind): number =>
    textIn(flowTexts[`flow.kind.${kind}`], language).toLocaleLowerCase().startsWith(wanted) ? 0 : 1;
  const sorted = wanted === '' ? offered : [...offered].sort((one, other) => rank(one) - rank(other));
  return (
    <Dialog title={t('flow.add.title')} onClose={onClose} wide>
      {ways.length > 1 && (
        <div class="property">
          <label class="property-label" for="add-way">
            {t('flow.add.where')}
          </label>
          <select
            id="add-way"
            class="form-select"
            value={String(index)}
            onChange={(event) => setIndex(Number(event.currentTarget.value))}
          >
            {ways.map((each, at) => (
              <option key={`${each.step} ${each.exit}`} value={String(at)}>
                {nameOfWay(definition, each, language, t('flow.add.then'))}
              </option>
            ))}
          </select>
        </div>
      )}
      <label class="property-label" for="add-search">
        {t('flow.add.search')}
      </label>
      <input
        id="add-search"
        type="search"
        class="form-input"
        value={search}
        autocomplete="off"
        autofocus
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = sorted;
          if (event.key === 'Enter' && first && way) {
            event.preventDefault();
            onAdd(way, first);
          }
        }}
      />
      {sorted.length === 0 && <p>{t('flow.add.nothing')}</p>}
      <ul class="insert-list">
        {sorted.map((kind) => (
          <li key={kind}>
            <button type="button" class="insert-kind" onClick={() => way && onAdd(way, kind)}>
              <strong>{textIn(flowTexts[`flow.kind.${kind}`], language)}</strong>
              <span>{textIn(flowTexts[`flow.purpose.${kind}`], language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function nameOfWay(definition: WorkflowDefinition, way: Way, language: string, then: string): string {
  const target = targetOfWay(definition, way);
  const to = target === undefined ? '' : ` ${then} ${textIn(stepTitle(definition, target), language)}`;
  if (way.step === null) {
    return textIn(flowTexts[way.exit === 'start' ? 'flow.exit.start' : 'flow.exit.annulment'], language) + to;
  }
  const step = definition.steps[way.step];
  const exit = step && exitsOf(step).find(({ id }) => id === way.exit);
  const title = textIn(stepTitle(definition, way.step), language);
  return `${title}: ${exit ? textIn(exit.title, language) : ''}${to}`;
}
