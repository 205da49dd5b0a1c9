import type { PostedForm } from '../posted-form.ts';

/** What was typed in one of a case's forms and could not be taken, to be written on. Nothing for the others. */
export interface UnfinishedForm {
  readonly form: 'decision' | 'message' | 'handled' | 'note' | 'handOver' | 'invite';
  /** The open step that it is about. */
  readonly open: number;
  readonly text: string;
  readonly error: string;
  /** The name it was sent by, where several tasks have such a form. */
  readonly fieldId?: string;
}

/** The names, and so the ids, of the texts that a case's forms send. */
export const fieldNames = {
  decision: () => 'begrundelse',
  message: () => 'besked',
  note: () => 'notat',
  handOver: () => 'kollega',
  /** Several deliveries of one case may have failed, each with a form of its own. */
  handled: (open: number) => `forklaring-${open}`,
  invite: (open: number) => `inviteret-${open}`,
} as const;

/** A name for one of a case's open tasks: the plain one for the first of them, since no two inputs of a page may share an id. */
export function nameAt(name: string, open: number, tasks: readonly { readonly open: number }[]): string {
  return open <= Math.min(...tasks.map((task) => task.open)) ? name : `${name}-${open}`;
}

/** The value and error of one form's text, where that form is the unfinished one. */
export function unfinished(
  found: UnfinishedForm | null,
  form: UnfinishedForm['form'],
  open: number,
): { readonly value?: string; readonly error?: string } {
  if (found?.form !== form || found.open !== open) return {};
  return { value: found.text, error: found.error };
}

/** Whether a posted name is that of a text that somebody wrote. */
export function isTextField(name: string): boolean {
  const texts: readonly string[] = [fieldNames.decision(), fieldNames.message(), fieldNames.note()];
  return texts.includes(name) || /^((forklaring|begrundelse)-\d+|afgoerelse-begrundelse)$/.test(name);
}

/** The texts that somebody wrote in a case's form, whichever it was. */
export function textsIn(form: PostedForm): string {
  return [...form.entries()]
    .flatMap(([name, values]) => (isTextField(name) || /^inviteret-\d+$/.test(name) ? values : []))
    .map((text) => text.replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '')
    .join('\n\n');
}
