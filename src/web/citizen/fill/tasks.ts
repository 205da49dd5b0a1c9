import type { EvaluatedPage } from '../../../forms/evaluate.ts';
import { fieldsOfPage } from '../../../forms/fields-of.ts';
import { answersOfPage, areSameAnswers } from './answers-of-page.ts';
import { visiblePages } from './form-steps.ts';
import type { OpenDraft } from './open-draft.ts';

/** Where a page of a form stands that is filled in from a list of tasks. */
export type TaskState = 'notStarted' | 'inProgress' | 'done' | 'error' | 'cannotStart';

export interface Task {
  readonly page: EvaluatedPage;
  readonly state: TaskState;
}

/**
 * The pages as tasks, in the form's order. A page whose condition does not hold can't be started yet as long as a page that
 * the condition asks about is to be filled in; after that it does not concern the person and is left out.
 */
export function tasksOf(opened: OpenDraft): readonly Task[] {
  const { visited } = opened.draft.content;
  const isDone = ({ page, valid }: EvaluatedPage) => visited.includes(page.key) && valid;
  const unfinished = new Set(
    visiblePages(opened)
      .filter((page) => !isDone(page))
      .flatMap(({ page }) => fieldsOfPage(page).map((field) => field.key)),
  );
  const { expressions } = opened.form.prepared.compiled;
  return opened.evaluated.pages.flatMap((page): readonly Task[] => {
    if (page.visible) return [{ page, state: stateOf(opened, page) }];
    const asks = expressions[`pages.${page.page.key}.visibleWhen`]?.references ?? [];
    const waits = asks.some((reference) => unfinished.has(reference.split('.')[0] ?? reference));
    return waits ? [{ page, state: 'cannotStart' }] : [];
  });
}

/** Whether the answers can be looked through and sent: every page that concerns the person is done. */
export function areAllDone(tasks: readonly Task[]): boolean {
  return tasks.every(({ state }) => state === 'done');
}

function stateOf({ draft }: OpenDraft, { page, valid }: EvaluatedPage): TaskState {
  const { visited, answers } = draft.content;
  if (visited.includes(page.key)) return valid ? 'done' : 'error';
  return areSameAnswers({}, answersOfPage(page, answers)) ? 'notStarted' : 'inProgress';
}
