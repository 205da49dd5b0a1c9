import { useEffect } from 'preact/hooks';
import type { Saver } from '../designer/saver.ts';
import type { WorkflowEditor } from './workflow-editor.ts';

interface FlowKeys {
  readonly editor: WorkflowEditor;
  readonly saver: Saver;
  /** A dialog is open. */
  readonly isBlocked: () => boolean;
  readonly toPane: (name: string) => void;
}

const panes = ['outline', 'diagram', 'properties'];

/** The keys that work anywhere in the designer of a workflow. */
export function useFlowKeys({ editor, saver, isBlocked, toPane }: FlowKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isBlocked()) return;
      if (event.key === 'F6') {
        event.preventDefault();
        const target = event.target instanceof Element ? event.target : null;
        const at = panes.indexOf(target?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? '');
        const next = (at + (event.shiftKey ? panes.length - 1 : 1)) % panes.length;
        toPane(panes[at === -1 ? 0 : next] ?? 'outline');
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 's') void saver.flush();
      else if (key === 'z' && !event.shiftKey) editor.undo();
      else if (key === 'y' || key === 'z') editor.redo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
