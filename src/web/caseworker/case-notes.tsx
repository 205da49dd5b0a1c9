import { Lines } from '../citizen/answer-list.tsx';
import { Button } from '../components/button.tsx';
import { PostForm } from '../components/post-form.tsx';
import { Textarea } from '../components/textarea.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { addresses } from './addresses.ts';
import { fieldNames, type UnfinishedForm, unfinished } from './case-forms.ts';
import { QueueFields } from './inbox/queue.tsx';
import type { CasePageData } from './read-case-page.ts';
import { useCaseworkerTexts } from './texts.ts';

interface CaseNotesProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly left: UnfinishedForm | null;
}

/** What case workers write for each other; on no page of the citizen's. */
export function CaseNotes({ context, data, left }: CaseNotesProperties) {
  const t = useCaseworkerTexts();
  const { organisation, stored, notes, names, queue } = data;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t('caseworker.notes.heading')}</h2>
      <p class="quiet">{t('caseworker.notes.who')}</p>
      <ol class="nobullet-list">
        {notes.map(({ id, employee, at, text }) => (
          <li key={id} class="mb-5">
            <p class="mb-0">
              <strong>{names[employee] ?? t('caseworker.author.unknown')}</strong>{' '}
              <span class="quiet">
                <Time at={at} show="dateTime" />
              </span>
            </p>
            <p class="mt-1">
              <Lines text={text} />
            </p>
          </li>
        ))}
      </ol>
      {data.mayWork && (
        <PostForm
          action={addresses.action(organisation.slug, stored.id, 'notat')}
          csrfToken={context.csrfToken}
          class="d-print-none"
        >
          <QueueFields queue={queue} />
          <Textarea
            name={fieldNames.note()}
            label={t('caseworker.notes.label')}
            rows={3}
            {...unfinished(left, 'note', 0)}
          />
          <div class="button-row mt-4">
            <Button kind="secondary">{t('caseworker.notes.write')}</Button>
          </div>
        </PostForm>
      )}
    </section>
  );
}
