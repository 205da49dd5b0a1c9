import { useState } from 'preact/hooks';
import type { MergeConflict } from '../../../../forms/design/conflict.ts';
import type { Json } from '../../../../forms/design/json.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { Dialog } from './dialog.tsx';

export type ConflictChoice = 'mine' | 'theirs';

interface ConflictQuestionProperties {
  readonly conflicts: readonly MergeConflict[];
  readonly by: string | null;
  readonly onSettled: (chosen: readonly ConflictChoice[]) => void;
}

/** Two people changed the same things: both values of each, and which is to stand. */
export function ConflictQuestion({ conflicts, by: name, onSettled }: ConflictQuestionProperties) {
  const { t, language } = useDesigner();
  const [chosen, setChosen] = useState<readonly ConflictChoice[]>(conflicts.map(() => 'mine'));
  const by = name ?? t('designer.conflict.somebody');
  const settle = () => onSettled(chosen);
  return (
    <Dialog title={t('designer.conflict.title')} onClose={settle} closeText={t('designer.conflict.use')} wide>
      <p>{t('designer.conflict.text', { by })}</p>
      {conflicts.map((each, index) => (
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
