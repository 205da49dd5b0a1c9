import { usedBy } from '../../../../forms/design/used-by.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { removeNode } from '../actions.ts';
import { useDesigner } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import type { OutlineNode } from '../model/outline.ts';
import { Dialog } from './dialog.tsx';

interface RemoveDialogProperties {
  readonly editor: Editor;
  readonly node: OutlineNode;
  readonly onClose: () => void;
}

/** Shows what uses a field before it is deleted. */
export function RemoveDialog({ editor, node, onClose }: RemoveDialogProperties) {
  const { t, language } = useDesigner();
  const name = markedIn(node.kind === 'page' ? node.item.title : node.item.label, language) || node.item.key;
  const uses = usedBy(editor.get().history.definition, node.place);
  return (
    <Dialog
      title={t('designer.remove.title', { name })}
      onClose={onClose}
      closeText={t('designer.remove.keep')}
      actions={
        <button
          type="button"
          class="button button-warning"
          onClick={() => {
            onClose();
            removeNode(editor, node);
          }}
        >
          {t('designer.remove.delete')}
        </button>
      }
    >
      {uses.length === 0 ? (
        <p>{t('designer.remove.unused')}</p>
      ) : (
        <>
          <p>{t('designer.remove.used')}</p>
          <ul>
            {uses.map(({ place, path }) => (
              <li key={place}>{path.map((each) => markedIn(each, language)).join(' › ')}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t('designer.remove.undo')}</p>
    </Dialog>
  );
}
