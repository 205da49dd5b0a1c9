import type { FormDefinition } from '../../../forms/definition.ts';
import { findingsOf } from '../../../forms/design/findings.ts';
import type { Editor } from './editor-state.ts';

/** How long after the last change, so that nothing is said in the middle of a word. */
const pause = 500;

/** Looks the form through while one rests, and keeps what is found with the editor. Gives a function that ends it. */
export function watchFindings(editor: Editor): () => void {
  const { languages, lists, ways, agreements } = editor.loaded;
  const context = {
    languages,
    lists: new Set(Object.keys(lists)),
    ways: new Set(ways.map(({ way }) => way)),
    agreements: agreements ?? [],
  };
  let seen: FormDefinition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const { definition } = editor.get().history;
    seen = definition;
    editor.set({ findings: findingsOf(definition, context) });
  };
  const whenIdle = (): void => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(look, { timeout: 2_000 });
    else look();
  };
  const onChange = (): void => {
    if (editor.get().history.definition === seen) return;
    clearTimeout(timer);
    timer = setTimeout(whenIdle, pause);
  };
  onChange();
  const end = editor.subscribe(onChange);
  return () => {
    clearTimeout(timer);
    end();
  };
}
