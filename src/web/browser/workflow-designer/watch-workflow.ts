import { askedForms } from '../../../workflows/aliases.ts';
import { findingsOfWorkflow } from '../../../workflows/design/findings-of-workflow.ts';
import { withRefused } from './refused-findings.ts';
import { manySteps } from './use-layout.ts';
import type { WorkflowClient } from './workflow-client.ts';
import type { WorkflowEditor } from './workflow-editor.ts';

/** How long after the last change, so that nothing is said in the middle of a word. */
const pause = 400;
/** Looking a large workflow through takes a moment, in which one could not write. */
const longPause = 1_500;

/** Looks the workflow through while one rests, and fetches the forms that it asks. Gives a function that ends it. */
export function watchWorkflow(editor: WorkflowEditor, client: WorkflowClient): () => void {
  const { languages, deliveries, staff } = editor.loaded;
  const contracts = new Map(deliveries.map(({ key, contract }) => [key, contract]));
  const asked = new Set(Object.keys(editor.loaded.definitions));
  const offered = new Set(editor.loaded.forms.map(({ key }) => key));
  let seen: unknown = null;
  let seenRefused = editor.get().refused;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const { history, forms } = editor.get();
    const context = { forms: new Map(Object.entries(forms)), deliveries: contracts, languages, staff };
    const { definition } = history;
    editor.set({ findings: withRefused(findingsOfWorkflow(definition, context), editor.get().refused, definition) });
  };
  const fetchForms = (): void => {
    for (const { form } of askedForms(editor.get().history.definition)) {
      if (asked.has(form) || !offered.has(form)) continue;
      asked.add(form);
      client.form(form).then(
        ({ definition }) => {
          editor.set({ forms: { ...editor.get().forms, [form]: definition } });
          look();
        },
        // Asked for again with the next change; meanwhile the findings say that the form is not there.
        () => asked.delete(form),
      );
    }
  };
  const onChange = (): void => {
    const { refused, history } = editor.get();
    if (refused !== seenRefused) {
      seenRefused = refused;
      look();
    }
    const { definition } = history;
    if (definition === seen) return;
    seen = definition;
    fetchForms();
    clearTimeout(timer);
    timer = setTimeout(look, Object.keys(definition.steps).length > manySteps ? longPause : pause);
  };
  onChange();
  const end = editor.subscribe(onChange);
  return () => {
    clearTimeout(timer);
    end();
  };
}
