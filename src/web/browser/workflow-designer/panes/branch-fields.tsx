import type { ForEachStep, ParallelStep, Step } from '../../../../workflows/definition.ts';
import { addBranch } from '../../../../workflows/design/add-step.ts';
import { exitsOf } from '../../../../workflows/design/exits.ts';
import { ConditionControl } from '../../designer/controls/condition-control.tsx';
import { FeelControl } from '../../designer/controls/feel-control.tsx';
import { IconLine } from '../../designer/controls/options-control.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { useFlow } from '../flow-context.ts';
import { AliasControl, WayControl } from './common-fields.tsx';
import type { StepProperties } from './step-context.ts';

type DecideStep = Extract<Step, { kind: 'decide' }>;

type Branch = (DecideStep | ParallelStep)['branches'][number];

/** The branches of a step that chooses one, or takes several at the same time. */
export function BranchFields(properties: StepProperties<DecideStep | ParallelStep>) {
  const { editor, definition, step, stepKey, language, scope, put } = properties;
  const { t } = useFlow();
  const exits = exitsOf(step);
  const branches: readonly Branch[] = step.branches;
  // Both kinds have branches of their own shape: what is moved or changed keeps it.
  const write = (changed: readonly unknown[], mark: string) => put({ ...step, branches: changed } as typeof step, mark);
  return (
    <Section title={t(step.kind === 'decide' ? 'flow.section.choice' : 'flow.section.branches')}>
      <p class="property-help">{t(step.kind === 'decide' ? 'flow.branch.decideHelp' : 'flow.branch.parallelHelp')}</p>
      <ol class="option-list">
        {branches.map((branch, index) => {
          const name = t('flow.branch.name', { number: index + 1 });
          const exit = exits.find(({ id }) => id === `branches.${index}`);
          return (
            <li key={index} class="option-line">
              <div class="option-tools">
                <span class="property-label">{name}</span>
                <IconLine
                  texts={[t('flow.list.up', { name }), t('flow.list.down', { name }), t('flow.list.remove', { name })]}
                  index={index}
                  count={branches.length}
                  mayEmpty={false}
                  onMove={(to) => write(branches.toSpliced(index, 1).toSpliced(to, 0, branch), 'branches')}
                  onRemove={() => write(branches.toSpliced(index, 1), 'branches')}
                />
              </div>
              <TextControl
                label={t('flow.branch.title')}
                value={branch.title}
                language={language}
                optional={false}
                onChange={(title) =>
                  title && write(branches.with(index, { ...branch, title } as never), `branch ${index}`)
                }
                onBlur={editor.settle}
              />
              <ConditionControl
                label={t(step.kind === 'decide' ? 'flow.branch.when' : 'flow.branch.onlyWhen')}
                value={branch.when}
                scope={scope}
                onChange={(when) => {
                  const { when: _old, ...rest } = branch;
                  // A way that is chosen by a condition always has one.
                  const kept = when ?? (step.kind === 'decide' ? 'true' : undefined);
                  write(
                    branches.with(index, (kept === undefined ? rest : { ...rest, when: kept }) as never),
                    `when ${index}`,
                  );
                }}
              />
              {exit && <WayControl editor={editor} way={{ step: stepKey, exit: exit.id }} exit={exit} />}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="button button-tertiary button-small"
        disabled={branches.length >= 50}
        onClick={() => editor.take(addBranch(definition, stepKey))}
      >
        {t('flow.branch.add')}
      </button>
    </Section>
  );
}

/** The same steps for each item of a list. */
export function ForEachFields({ editor, step, stepKey, scope, put }: StepProperties<ForEachStep>) {
  const { t } = useFlow();
  return (
    <Section title={t('flow.section.items')}>
      <FeelControl
        label={t('flow.each.over')}
        help={t('flow.each.overHelp')}
        value={step.over}
        scope={scope.types}
        gives={{ kind: 'list', of: { kind: 'any' } }}
        optional={false}
        onChange={(over) => over !== undefined && put({ ...step, over }, 'over')}
      />
      <ChoiceControl
        label={t('flow.each.order')}
        value={step.order}
        optional={false}
        choices={(['together', 'inTurn'] as const).map((each) => ({ value: each, label: t(`flow.each.${each}`) }))}
        onChange={(order) => (order === 'together' || order === 'inTurn') && put({ ...step, order }, 'order')}
      />
      <AliasControl editor={editor} stepKey={stepKey} value={step.as} />
    </Section>
  );
}
