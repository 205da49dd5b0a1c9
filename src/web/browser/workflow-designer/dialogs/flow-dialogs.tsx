import { useState } from 'preact/hooks';
import type { DesignFinding } from '../../../../forms/design/finding.ts';
import type { WorkflowDefinition } from '../../../../workflows/definition.ts';
import type { PublishedWorkflow } from '../../../../workflows/design/api-types.ts';
import { mergeWorkflows, resolveWorkflowConflict } from '../../../../workflows/design/merge-workflows.ts';
import { useT } from '../../designer/context.ts';
import { DesignFailure } from '../../designer/design-client.ts';
import { ConflictQuestion } from '../../designer/dialogs/conflict-question.tsx';
import { Dialog } from '../../designer/dialogs/dialog.tsx';
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
  return (
    <Dialog title={t('flow.keys.title')} onClose={onClose}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('flow.keys.key')}</th>
            <th scope="col">{t('flow.keys.does')}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map(([key, text]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
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

interface PublishFlowDialogProperties {
  readonly workflowKey: string;
  /** Saves what is not saved, and says with which revision it is; null where it can't be saved. */
  readonly save: () => Promise<number | null>;
  readonly onPublished: (answer: Extract<PublishedWorkflow, { kind: 'published' | 'scheduled' }>) => void;
  readonly onPlace: (place: string) => void;
  readonly onClose: () => void;
}

/** Publishes now or at a time; what hinders it is shown with its place. */
export function PublishFlowDialog({ workflowKey, save, onPublished, onPlace, onClose }: PublishFlowDialogProperties) {
  const { t, client } = useFlow();
  const shared = useT();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const [busy, setBusy] = useState(false);
  const [findings, setFindings] = useState<readonly DesignFinding[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const publish = async (): Promise<void> => {
    if (when === 'later' && !(Date.parse(at) > Date.now())) {
      setProblem(shared('designer.publish.past'));
      return;
    }
    setBusy(true);
    setProblem(null);
    setFindings([]);
    try {
      const revision = await save();
      if (revision === null) {
        setProblem(shared('designer.publish.unsaved'));
        return;
      }
      const later = when === 'later' ? { at: new Date(at).toISOString() } : {};
      const answer = await client.publish(workflowKey, { revision, ...later });
      if (answer.kind === 'published' || answer.kind === 'scheduled') onPublished(answer);
      else if (answer.kind === 'changedMeanwhile') setProblem(shared('designer.publish.meanwhile'));
      else {
        setFindings(answer.findings);
        setProblem(t('flow.publish.refused'));
      }
    } catch (error) {
      if (!(error instanceof DesignFailure)) throw error;
      setProblem(error.reason === 'refused' ? error.message : shared(`designer.save.${error.reason}`));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t('flow.publish.title')}
      onClose={onClose}
      closeText={shared('designer.dialog.cancel')}
      actions={
        <button type="button" class="button button-primary" disabled={busy} onClick={() => void publish()}>
          {shared(when === 'now' ? 'designer.publish.now' : 'designer.publish.later')}
        </button>
      }
    >
      <div role="alert">
        {problem !== null && <p class="form-error-message">{problem}</p>}
        {findings.length > 0 && (
          <FindingList
            findings={findings}
            onChoose={(place) => {
              onClose();
              onPlace(place);
            }}
          />
        )}
      </div>
      <p>{t('flow.publish.text')}</p>
      <fieldset class="property">
        <legend class="property-label">{shared('designer.publish.when')}</legend>
        {(['now', 'later'] as const).map((value) => (
          <div class="form-group-radio" key={value}>
            <input
              type="radio"
              class="form-radio"
              name="publish-when"
              id={`publish-${value}`}
              checked={when === value}
              onChange={() => setWhen(value)}
            />
            <label class="form-label" for={`publish-${value}`}>
              {shared(value === 'now' ? 'designer.publish.atOnce' : 'designer.publish.atTime')}
            </label>
          </div>
        ))}
      </fieldset>
      {when === 'later' && (
        <div class="property">
          <label class="property-label" for="publish-at">
            {shared('designer.publish.time')}
          </label>
          <input
            id="publish-at"
            type="datetime-local"
            class="form-input"
            value={at}
            onInput={(event) => setAt(event.currentTarget.value)}
          />
        </div>
      )}
    </Dialog>
  );
}
