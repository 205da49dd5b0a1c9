import { isId } from '../../citizen/addresses.ts';
import type { PostedForm } from '../../posted-form.ts';
import { addresses } from '../addresses.ts';
import { type View, viewOf } from '../inbox-views.ts';
import { useCaseworkerTexts } from '../texts.ts';
import { readListQuery, viewWord, writeListQuery } from './list-query.ts';
import { useInboxTexts } from './texts.ts';

/** The list from which a case was opened, so that one can go on to its next task from there. */
export interface Queue {
  readonly list: string;
  readonly view: View;
  /** The task by which the case stands in the list. */
  readonly task: string;
}

/** The queue that a case's address names; null where the case was opened by itself. */
export function readQueue(query: Readonly<Record<string, unknown>>): Queue | null {
  const { opgave: task } = query;
  if (typeof query.vis !== 'string' || typeof task !== 'string' || !isId(task)) return null;
  const list = readListQuery(query);
  return list.view === 'messages' ? null : { list: writeListQuery(list), view: list.view, task };
}

/** The queue that a form on a case's page came from. */
export function postedQueue(form: PostedForm): Queue | null {
  const list = Object.fromEntries(new URLSearchParams(form.value('liste') ?? ''));
  return readQueue({ ...list, opgave: form.value('opgave') });
}

/** What a form on a case's page sends along, so that the page after it knows the list. */
export function QueueFields({ queue }: { readonly queue: Queue | null }) {
  if (queue === null) return null;
  return (
    <>
      <input type="hidden" name="liste" value={queue.list} />
      <input type="hidden" name="opgave" value={queue.task} />
    </>
  );
}

/** Which list one is working through, and the way to its next task. */
export function QueueBar({ slug, queue }: { readonly slug: string; readonly queue: Queue | null }) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  if (queue === null) return null;
  const view = own(viewOf(viewWord(queue.view)).text);
  return (
    <nav class="queue-bar d-print-none" aria-label={t('inbox.queue.label')}>
      <span>{t('inbox.queue.in', { view })}</span>
      <a href={addresses.list(slug, queue.list)}>{t('inbox.queue.back')}</a>
      <a href={addresses.next(slug, queue.list, { opgave: queue.task })}>{t('inbox.queue.next')}</a>
    </nav>
  );
}
