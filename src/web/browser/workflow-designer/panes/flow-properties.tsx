import { useMemo } from 'preact/hooks';
import { textIn } from '../../../../texts/catalogue.ts';
import { prepareWorkflow } from '../../../../workflows/compile-workflow.ts';
import type { Step } from '../../../../workflows/definition.ts';
import { exitsOf } from '../../../../workflows/design/exits.ts';
import { renameStep } from '../../../../workflows/design/rename-step.ts';
import { flowTexts } from '../../../../workflows/design/texts.ts';
import { stepOfPlace, stepTitle } from '../../../../workflows/design/workflow-path.ts';
import { FindingPlace, FindingsContext } from '../../designer/controls/place-findings.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { FindingList } from '../../designer/panes/finding-list.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { useStore } from '../../designer/store.ts';
import { NameControl } from '../controls/name-control.tsx';
import { useFlow } from '../flow-context.ts';
import { stepOf } from '../flow-place.ts';
import { flowScope, placeholdersOf } from '../flow-scope.ts';
import { useRested } from '../use-rested.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { ApproveFields } from './approve-fields.tsx';
import { BranchFields, ForEachFields } from './branch-fields.tsx';
import { WaysSection } from './common-fields.tsx';
import { DeliverFields } from './deliver-fields.tsx';
import { FillFields } from './fill-fields.tsx';
import { EndFields, NotifyFields, WaitFields } from './other-fields.tsx';
import { PayFields, SettleFields } from './pay-fields.tsx';
import type { StepProperties } from './step-context.ts';
import { WorkflowFields } from './workflow-fields.tsx';

/** The properties of what is chosen: a step, or the workflow itself. */
export function FlowProperties({
  editor,
  onPlace,
}: {
  readonly editor: WorkflowEditor;
  /** Goes to what a finding is about. */
  readonly onPlace: (place: string) => void;
}) {
  const { t, language: own } = useFlow();
  const definition = useStore(editor, (state) => state.history.definition);
  const chosen = useStore(editor, (state) => state.chosen);
  const language = useStore(editor, (state) => state.textLanguage);
  const forms = useStore(editor, (state) => state.forms);
  const all = useStore(editor, (state) => state.findings);
  const { definition: rested } = useRested(editor);
  const prepared = useMemo(() => prepareWorkflow(rested, new Map(Object.entries(forms))).workflow, [rested, forms]);
  const key = stepOf(chosen);
  const step = key === null ? undefined : definition.steps[key];
  const findings = all.filter(({ place }) => stepOfPlace(definition, place) === (step ? key : null));
  if (key === null || !step) {
    return (
      <FindingsContext.Provider value={findings}>
        {findings.length > 0 && <FindingList findings={findings} onChoose={onPlace} />}
        <WorkflowFields editor={editor} />
      </FindingsContext.Provider>
    );
  }
  const put = (changed: Step, mark: string): void => {
    const now = editor.get().history.definition;
    editor.change({ ...now, steps: { ...now.steps, [key]: changed } }, `${key} ${mark}`);
  };
  const common = {
    editor,
    definition,
    prepared,
    stepKey: key,
    language,
    scope: flowScope(prepared, key, own, t),
    placeholders: placeholdersOf(prepared, key, own, t),
    put,
  };
  const kind = textIn(flowTexts[`flow.kind.${step.kind}`], own);
  return (
    <div key={key}>
      <FindingsContext.Provider value={findings}>
        <h2 class="pane-title">
          <span class="flow-pane-kind">{kind}</span> {textIn(stepTitle(definition, key), own)}
        </h2>
        {findings.length > 0 && <FindingList findings={findings} onChoose={onPlace} />}
        <Section title={t('flow.section.step')}>
          <FindingPlace place={`${key}.title`}>
            <TextControl
              label={t('flow.step.title')}
              value={step.title}
              language={language}
              optional={false}
              onChange={(title) => title && put({ ...step, title }, 'title')}
              onBlur={editor.settle}
            />
          </FindingPlace>
          <NameControl
            label={t('flow.step.key')}
            help={t('flow.step.keyHelp')}
            value={key}
            check={(name) => {
              const renamed = renameStep(definition, key, name);
              return renamed.ok ? null : t(`flow.problem.${renamed.problem}`);
            }}
            onChange={(name) => editor.take(renameStep(editor.get().history.definition, key, name))}
          />
        </Section>
        <KindFields step={step} common={common} />
        {exitsOf(step).length > 0 && (
          <Section title={t('flow.section.ways')}>
            <WaysSection editor={editor} stepKey={key} step={step} />
          </Section>
        )}
      </FindingsContext.Provider>
    </div>
  );
}

function KindFields({ step, common }: { readonly step: Step; readonly common: Omit<StepProperties<Step>, 'step'> }) {
  switch (step.kind) {
    case 'fill':
      return <FillFields {...common} step={step} />;
    case 'approve':
      return <ApproveFields {...common} step={step} />;
    case 'decide':
    case 'parallel':
      return <BranchFields {...common} step={step} />;
    case 'forEach':
      return <ForEachFields {...common} step={step} />;
    case 'deliver':
      return <DeliverFields {...common} step={step} />;
    case 'notify':
      return <NotifyFields {...common} step={step} />;
    case 'wait':
      return <WaitFields {...common} step={step} />;
    case 'pay':
      return <PayFields {...common} step={step} />;
    case 'settle':
      return <SettleFields {...common} step={step} />;
    case 'end':
      return <EndFields {...common} step={step} />;
  }
}
