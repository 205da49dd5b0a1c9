import { useState } from 'preact/hooks';
import type { FormDefinition } from '../../../../forms/definition.ts';
import type { Json } from '../../../../forms/design/json.ts';
import { mergeForms } from '../../../../forms/design/merge-forms.ts';
import { resolveConflict } from '../../../../forms/design/resolve-conflict.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import type { Editor, OpenConflict } from '../editor-state.ts';
import { Dialog } from './dialog.tsx';

interface ConflictDialogProperties {
  readonly editor: Editor;
  readonly conflict: OpenConflict;
  readonly onSettled: () => void;
}

/** Two people changed the same thing: both values, and which is to stand. */
export function ConflictDialog({ editor, conflict, onSettled }: ConflictDialogProperties) {
  const { t, language } = useDesigner();
  const [chosen, setChosen] = useState<readonly ('mine' | 'theirs')[]>(conflict.conflicts.map(() => 'mine'));
  const by = conflict.by ?? t('designer.conflict.somebody');
  const settle = (): void => {
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
  return (
    <Dialog title={t('designer.conflict.title')} onClose={settle} closeText={t('designer.conflict.use')} wide>
      <p>{t('designer.conflict.text', { by })}</p>
      {conflict.conflicts.map((each, index) => (
        <fieldset class="conflict" key={each.place}>
          <legend class="property-label">{each.path.map((part) => markedIn(part, language)).join(' › ')}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <div class="conflict-side" key={side}>
              <input
                type="radio"
                class="form-radio radio-small"
                id={`conflict-${index}-${side}`}
                name={`conflict-${index}`}
                checked={chosen[index] === side}
                onChange={() => setChosen(chosen.with(index, side))}
              />
              <label class="form-label" for={`conflict-${index}-${side}`}>
                {side === 'mine' ? t('designer.conflict.mine') : t('designer.conflict.theirs', { by })}
                <span class="conflict-value">{written(each[side], t('designer.conflict.gone'))}</span>
              </label>
            </div>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}

function written(value: Json | undefined, gone: string): string {
  if (value === undefined) return gone;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
