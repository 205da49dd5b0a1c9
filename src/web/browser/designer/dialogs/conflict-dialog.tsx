import type { FormDefinition } from '../../../../forms/definition.ts';
import { mergeForms } from '../../../../forms/design/merge-forms.ts';
import { resolveConflict } from '../../../../forms/design/resolve-conflict.ts';
import type { Editor, OpenConflict } from '../editor-state.ts';
import { type ConflictChoice, ConflictQuestion } from './conflict-question.tsx';

interface ConflictDialogProperties {
  readonly editor: Editor;
  readonly conflict: OpenConflict;
  readonly onSettled: () => void;
}

/** Two people changed the same thing: both values, and which is to stand. */
export function ConflictDialog({ editor, conflict, onSettled }: ConflictDialogProperties) {
  const settle = (chosen: readonly ConflictChoice[]): void => {
    const { definition } = editor.get().history;
    // What was written while the question stood open is kept too.
    const withMerged = (form: FormDefinition): FormDefinition =>
      definition === conflict.mine ? form : mergeForms(conflict.mine, definition, form).definition;
    editor.set({ conflict: null, revision: conflict.revision, stored: conflict.merged });
    editor.takeOver(withMerged(conflict.merged));
    // What one decides for oneself is a step of one's own: undoing it gives theirs.
    if (chosen.includes('mine')) {
      const resolved = conflict.conflicts.reduce(
        (form, each, index) => resolveConflict(form, each, chosen[index] ?? 'mine'),
        conflict.merged,
      );
      editor.edit({ kind: 'replace', definition: withMerged(resolved) });
    }
    onSettled();
  };
  return <ConflictQuestion conflicts={conflict.conflicts} by={conflict.by} onSettled={settle} />;
}
