import type { Text } from '../../../../texts/catalogue.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import type { Step, WorkflowDefinition } from '../../../../workflows/definition.ts';
import { type Exit, exitsOf, type Way } from '../../../../workflows/design/exits.ts';
import { linkWay } from '../../../../workflows/design/move-step.ts';
import { renameAlias } from '../../../../workflows/design/rename-alias.ts';
import { stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { FindingPlace } from '../../designer/controls/place-findings.tsx';
import { ChoiceControl } from '../../designer/controls/plain-controls.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { GroupControl } from '../controls/group-control.tsx';
import { NameControl } from '../controls/name-control.tsx';
import { TermControl } from '../controls/term-control.tsx';
import { useFlow } from '../flow-context.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { type StepProperties, withMember } from './step-context.ts';

/** The steps to choose among, by what they are called. */
export function stepChoices(definition: WorkflowDefinition, language: string) {
  return Object.keys(definition.steps).map((key) => ({
    value: key,
    label: `${textIn(stepTitle(definition, key), language)} (${key})`,
  }));
}

/** Where a way leads. */
export function WayControl({ editor, way, exit }: { editor: WorkflowEditor; way: Way; exit: Exit }) {
  const { t, language } = useFlow();
  const { definition } = editor.get().history;
  return (
    <ChoiceControl
      label={t('flow.way.leadsTo', { way: textIn(exit.title, language) })}
      value={exit.target}
      optional={false}
      choices={stepChoices(definition, language)}
      onChange={(target) => {
        if (target !== undefined) {
          const linked = linkWay(definition, way, target);
          if (linked.ok) editor.change(linked.definition);
        }
      }}
    />
  );
}

/** Where the ways out of a step lead, but for those of its branches. */
export function WaysSection({ editor, stepKey, step }: { editor: WorkflowEditor; stepKey: string; step: Step }) {
  return (
    <>
      {exitsOf(step)
        .filter(({ id }) => !id.startsWith('branches.'))
        .map((exit) => (
          <WayControl key={exit.id} editor={editor} way={{ step: stepKey, exit: exit.id }} exit={exit} />
        ))}
    </>
  );
}

type WithStatus = Extract<Step, { readonly status: { readonly now: Text; readonly next: Text } }>;

/** What the citizen is told while the case stands here. */
export function StatusFields({ stepKey, step, language, put, editor }: StepProperties<WithStatus>) {
  const { t } = useFlow();
  return (
    <>
      {(['now', 'next'] as const).map((member) => (
        <FindingPlace key={member} place={`${stepKey}.status.${member}`}>
          <TextControl
            label={t(`flow.status.${member}`)}
            value={step.status[member]}
            language={language}
            optional={false}
            long
            onChange={(text) =>
              text && put({ ...step, status: { ...step.status, [member]: text } }, `status.${member}`)
            }
            onBlur={editor.settle}
          />
        </FindingPlace>
      ))}
    </>
  );
}

/** The name of what a step says in expressions; expressions, letters and columns follow. */
export function AliasControl({ editor, stepKey, value }: { editor: WorkflowEditor; stepKey: string; value: string }) {
  const { t } = useFlow();
  return (
    <NameControl
      label={t('flow.alias.label')}
      help={t('flow.alias.help')}
      value={value}
      check={(name) => {
        const renamed = renameAlias(editor.get().history.definition, stepKey, value, name);
        return renamed.ok ? null : t(`flow.problem.${renamed.problem}`);
      }}
      onChange={(name) => {
        const renamed = renameAlias(editor.get().history.definition, stepKey, value, name);
        if (renamed.ok) editor.change(renamed.definition);
      }}
    />
  );
}

type WithLateness = Extract<Step, { readonly kind: 'fill' | 'approve' }>;

/** Reminder and escalation of a task that is late. */
export function LatenessFields({ step, put, editor }: StepProperties<WithLateness>) {
  const { t } = useFlow();
  const { escalation } = step;
  return (
    <>
      <TermControl
        label={t('flow.late.remind')}
        help={t('flow.late.remindHelp')}
        value={step.remindBefore}
        optional
        onChange={(term) => put(withMember(step, 'remindBefore', term), 'remindBefore')}
      />
      <ChoiceControl
        label={t('flow.late.escalation')}
        value={escalation === undefined ? undefined : 'group'}
        optional
        choices={[{ value: 'group', label: t('flow.late.toGroup') }]}
        onChange={(chosen) =>
          put(
            withMember(
              step,
              'escalation',
              chosen === undefined ? undefined : { group: editor.get().history.definition.group },
            ),
            'escalation',
          )
        }
      />
      {escalation !== undefined && (
        <>
          <GroupControl
            label={t('flow.late.group')}
            value={escalation.group}
            groups={editor.loaded.groups}
            onChange={(group) => put({ ...step, escalation: { ...escalation, group } }, 'escalation.group')}
          />
          <TermControl
            label={t('flow.late.after')}
            value={escalation.after}
            optional
            onChange={(after) =>
              put({ ...step, escalation: withMember(escalation, 'after', after) }, 'escalation.after')
            }
          />
        </>
      )}
    </>
  );
}

/** A form that is published. */
export function FormControl({
  editor,
  label,
  value,
  optional,
  onChange,
}: {
  readonly editor: WorkflowEditor;
  readonly label: string;
  readonly value: string | undefined;
  readonly optional: boolean;
  readonly onChange: (form: string | undefined) => void;
}) {
  const { language } = useFlow();
  const { forms } = editor.loaded;
  const choices = forms.map(({ key, title }) => ({ value: key, label: `${textIn(title, language)} (${key})` }));
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <ChoiceControl
      label={label}
      value={value}
      optional={optional}
      choices={isKnown ? choices : [{ value: value ?? '', label: value ?? '' }, ...choices]}
      onChange={onChange}
    />
  );
}
