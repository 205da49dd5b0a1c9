import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import { mergeWorkflows, resolveWorkflowConflict } from '../../../../workflows/design/merge-workflows.ts';
import { ConflictQuestion } from '../../designer/dialogs/conflict-question.tsx';
import { Dialog } from '../../designer/dialogs/dialog.tsx';
import { KeysDialog } from '../../designer/dialogs/help-dialog.tsx';
import type { OpenConflict } from '../../designer/editor-state.ts';
import { FindingList } from '../../designer/panes/finding-list.tsx';
import { useStore } from '../../designer/store.ts';
import { useFlow } from '../flow-context.ts';
import type { WorkflowEditor } from '../workflow-editor.ts';

/** Which steps go with one that is deleted. */
export function RemoveStepDialog({
  name,
  others,
  onRemove,
  onClose,
}: {
  readonly name: string;
  readonly others: readonly string[];
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useFlow();
  return (
    <Dialog
      title={t('flow.remove.title', { name })}
      onClose={onClose}
      closeText={t('flow.remove.keep')}
      actions={
        <button type="button" class="button button-warning" onClick={onRemove}>
          {t('flow.remove.delete')}
        </button>
      }
    >
      <p>{t('flow.remove.others')}</p>
      <ul>
        {others.map((other) => (
          <li key={other}>{other}</li>
        ))}
      </ul>
      <p>{t('flow.remove.undo')}</p>
    </Dialog>
  );
}

/** Everything that the workflow's check has found. */
export function FindingsDialog({
  editor,
  onChoose,
  onClose,
}: {
  readonly editor: WorkflowEditor;
  readonly onChoose: (place: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useFlow();
  const findings = useStore(editor, (state) => state.findings);
  return (
    <Dialog title={t('flow.findings.title')} onClose={onClose} wide>
      {findings.length === 0 ? (
        <p>{t('flow.findings.none')}</p>
      ) : (
        <FindingList findings={findings} onChoose={onChoose} />
      )}
    </Dialog>
  );
}

const keys = [
  ['↑ ↓ ← →', 'flow.keys.walk'],
  ['Enter', 'flow.keys.properties'],
  ['F6', 'flow.keys.panes'],
  ['Insert / +', 'flow.keys.insert'],
  ['Alt + ↑ ↓', 'flow.keys.move'],
  ['Ctrl + C / X / V', 'flow.keys.clip'],
  ['Delete', 'flow.keys.delete'],
  ['Ctrl + Z / Ctrl + Y', 'flow.keys.undo'],
  ['Ctrl + S', 'flow.keys.save'],
] as const;

/** Everything that the keyboard does. */
export function FlowHelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useFlow();
  return <KeysDialog title={t('flow.keys.title')} keys={keys.map(([key, text]) => [key, t(text)])} onClose={onClose} />;
}

/** Two people changed the same thing of a workflow. */
export function FlowConflictDialog({
  editor,
  conflict,
  onSettled,
}: {
  readonly editor: WorkflowEditor;
  readonly conflict: OpenConflict<WorkflowDefinition>;
  readonly onSettled: () => void;
}) {
  return (
    <ConflictQuestion
      conflicts={conflict.conflicts}
      by={conflict.by}
      onSettled={(chosen) => {
        const { definition } = editor.get().history;
        // What was written while the question stood open is kept too.
        const withMine = (merged: WorkflowDefinition): WorkflowDefinition =>
          definition === conflict.mine ? merged : mergeWorkflows(conflict.mine, definition, merged).definition;
        editor.set({ conflict: null, revision: conflict.revision, stored: conflict.merged });
        editor.takeOver(withMine(conflict.merged));
        if (chosen.includes('mine')) {
          const resolved = conflict.conflicts.reduce(
            (merged, each, index) => resolveWorkflowConflict(merged, each, chosen[index] ?? 'mine'),
            conflict.merged,
          );
          editor.change(withMine(resolved));
        }
        onSettled();
      }}
    />
  );
}
