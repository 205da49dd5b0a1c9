import type { Evaluation } from '../../../../workflows/definition.ts';
import { BooleanControl, NumberControl } from '../../designer/controls/plain-controls.tsx';
import { TextControl } from '../../designer/controls/text-control.tsx';
import { Section } from '../../designer/panes/section.tsx';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';
import { withMember } from './step-context.ts';

/** What a workflow begins with when it is to ask. */
const usual: Evaluation = {
  question: {
    da: 'Hvor tilfreds er du med at søge hos os på den her måde?',
    en: 'How satisfied are you with applying to us in this way?',
  },
  comment: { da: 'Hvad kan vi gøre bedre?', en: 'What can we do better?' },
  keepDays: 365,
};

/** Whether people are asked what they think when they have sent the form, in which words, and how long it is kept. */
export function EvaluationFields({ editor }: { readonly editor: WorkflowEditor }) {
  const { t } = useFlow();
  const evaluation = useStore(editor, (state) => state.history.definition.evaluation);
  const language = useStore(editor, (state) => state.textLanguage);
  const set = (value: Evaluation | undefined, mark: string): void =>
    editor.change(withMember(editor.get().history.definition, 'evaluation', value), `evaluation.${mark}`);
  return (
    <Section title={t('flow.section.evaluation')} closed>
      <p class="property-help">{t('flow.evaluation.help')}</p>
      <BooleanControl
        label={t('flow.evaluation.on')}
        value={evaluation !== undefined}
        optional={false}
        onChange={(ticked) => set(ticked ? (evaluation ?? usual) : undefined, 'on')}
      />
      {evaluation !== undefined && (
        <>
          <TextControl
            label={t('flow.evaluation.question')}
            value={evaluation.question}
            language={language}
            optional={false}
            onChange={(question) => question && set({ ...evaluation, question }, 'question')}
            onBlur={editor.settle}
          />
          <TextControl
            label={t('flow.evaluation.comment')}
            help={t('flow.evaluation.commentHelp')}
            value={evaluation.comment}
            language={language}
            optional
            onChange={(comment) => set(withMember(evaluation, 'comment', comment), 'comment')}
            onBlur={editor.settle}
          />
          <NumberControl
            label={t('flow.evaluation.keepDays')}
            value={evaluation.keepDays}
            optional={false}
            whole
            min={1}
            max={3_650}
            onChange={(keepDays) => keepDays !== undefined && set({ ...evaluation, keepDays }, 'keepDays')}
          />
        </>
      )}
    </Section>
  );
}
