import { compileForm } from '../../../forms/compile-form.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { DesignFinding } from '../../../forms/design/finding.ts';
import { humanPath } from '../../../forms/design/human-path.ts';
import type { Editor } from './editor-state.ts';

/** How long after the last change, so that nothing is said in the middle of a word. */
const pause = 500;

/** Looks the form through while one rests, and keeps what is found with the editor. Gives a function that ends it. */
export function watchFindings(editor: Editor): () => void {
  let seen: FormDefinition | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const { definition } = editor.get().history;
    seen = definition;
    editor.set({ findings: findingsIn(definition) });
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

function findingsIn(definition: FormDefinition): readonly DesignFinding[] {
  const compiled = compileForm(definition);
  if (compiled.ok) return [];
  return compiled.findings.map(({ place, code, message }) => ({
    severity: 'error',
    code,
    place,
    path: humanPath(definition, place),
    message: { en: message.da, ...message },
  }));
}
