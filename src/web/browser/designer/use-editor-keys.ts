import { useEffect } from 'preact/hooks';
import type { EditorActions } from './actions.ts';
import type { Saver } from './saver.ts';

interface EditorKeys {
  readonly saver: Saver;
  readonly actions: EditorActions;
  /** A dialog is open, or the form is being tried. */
  readonly isBlocked: () => boolean;
  readonly toPane: (name: string) => void;
}

const panes = ['outline', 'preview', 'properties'];

/**
 * The keys that work anywhere in the designer. Copying and undoing within an input stay the browser's own for copying; undo
 * is the form's everywhere, since the inputs show the form and have no past of their own.
 */
export function useEditorKeys({ saver, actions, isBlocked, toPane }: EditorKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isBlocked()) return;
      const target = event.target instanceof Element ? event.target : null;
      if (event.key === 'F6') {
        event.preventDefault();
        const at = panes.indexOf(target?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? '');
        const next = (at + (event.shiftKey ? panes.length - 1 : 1)) % panes.length;
        toPane(panes[at === -1 ? 0 : next] ?? 'outline');
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isInTree = target?.closest('[role=tree]') !== null && target !== null;
      if (key === 's') void saver.flush();
      else if (key === 'z' && !event.shiftKey) actions.undo();
      else if (key === 'y' || key === 'z') actions.redo();
      else if (isInTree && key === 'c') actions.copy();
      else if (isInTree && key === 'x') actions.cut();
      else if (isInTree && key === 'v') actions.paste();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [saver, actions]);
}
