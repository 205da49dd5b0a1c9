import type { FormDefinition } from '../../../../forms/definition.ts';
import { humanPath } from '../../../../forms/design/human-path.ts';
import type { Place } from '../../../../forms/design/place.ts';
import { renameKey } from '../../../../forms/design/rename-key.ts';
import { renameOption } from '../../../../forms/design/rename-option.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import type { OutlineNode } from '../model/outline.ts';

interface Renaming {
  /** Gives what is chosen another key, and every expression that names it. */
  key(to: string): void;
  /** Gives an option of the chosen field another value, and every expression that compares with it. */
  option(from: string, to: string): void;
}

/** Renames everywhere at once, as one step to undo; why it can't be done is said. */
export function useRenaming(editor: Editor, node: OutlineNode): Renaming {
  const { t, language } = useDesigner();
  const named = (definition: FormDefinition, place: Place): string =>
    humanPath(definition, place)
      .map((part) => textIn(part, language))
      .join(' › ');
  const replace = (definition: FormDefinition, place: Place): void => {
    editor.settle();
    editor.edit({ kind: 'replace', definition }, place);
  };
  return {
    key(to) {
      const { definition } = editor.get().history;
      if (to === node.item.key) return;
      const renamed = renameKey(definition, node.place, to);
      if (renamed.ok) replace(renamed.definition, `${node.place.slice(0, -node.item.key.length)}${to}`);
      else {
        const place = 'place' in renamed ? named(definition, renamed.place) : '';
        editor.set({ said: t(`designer.rename.${renamed.reason}`, { place }) });
      }
    },
    option(from, to) {
      const { definition } = editor.get().history;
      if (from === to) return;
      const field = node.kind === 'column' ? `${node.rows}.${node.item.key}` : node.item.key;
      const renamed = renameOption(definition, field, from, to);
      if (!renamed.ok) {
        const place = 'place' in renamed ? named(definition, renamed.place) : '';
        editor.set({ said: t(`designer.renameOption.${renamed.reason}`, { place }) });
        return;
      }
      replace(renamed.definition, node.place);
      if (renamed.unclear.length === 0) return;
      const places = renamed.unclear.map((place) => named(definition, place)).join('; ');
      editor.set({ said: t('designer.renameOption.unclear', { places }) });
    },
  };
}
