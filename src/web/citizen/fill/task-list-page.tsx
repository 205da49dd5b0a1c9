import type { FastifyReply, FastifyRequest } from 'fastify';
import { textIn } from '../../../texts/catalogue.ts';
import { ButtonLink } from '../../components/button-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { StatusBadge, type StatusTone } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';
import { CarriedAlert } from './carried-alert.tsx';
import { CommentAlert } from './comment-alert.tsx';
import type { OpenDraft } from './open-draft.ts';
import { pageAddress, reviewAddress } from './page-places.ts';
import { SeenAnswersView } from './seen-answers.tsx';
import { areAllDone, type TaskState, tasksOf } from './tasks.ts';
import { ActingFor } from './ways-beside.tsx';

const tones: Readonly<Record<TaskState, StatusTone>> = {
  notStarted: 'neutral',
  inProgress: 'info',
  done: 'success',
  error: 'error',
  cannotStart: 'neutral',
};

/** The tasks of a long form (GOV.UK Design System, "Task list"): each page leads back here, in whatever order. */
export function showTaskList(request: FastifyRequest, reply: FastifyReply, opened: OpenDraft): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  return sendPage(request, reply, page, {
    title: textIn(opened.form.definition.title, page.language),
    before: <ActingFor opened={opened} />,
    content: <TaskList opened={opened} anonymous={page.user === null} />,
  });
}

function TaskList({ opened, anonymous }: { readonly opened: OpenDraft; readonly anonymous: boolean }) {
  const t = useCitizenTexts();
  const { draft, form, organisation } = opened;
  const { definition } = form;
  const tasks = tasksOf(opened);
  const done = tasks.filter(({ state }) => state === 'done').length;
  const isReady = areAllDone(tasks);
  const place = [organisation.slug, definition.key, draft.id] as const;
  return (
    <>
      <h1>
        <LocalText text={definition.title} />
      </h1>
      <CarriedAlert draft={draft} />
      <CommentAlert comment={opened.comment} />
      <SeenAnswersView seen={opened.seen} />
      <p class="font-lead" role="status">
        {isReady ? t('citizen.tasks.allDone') : t('citizen.tasks.count', { done, count: tasks.length })}
      </p>
      <h2 id="tasks">{t('citizen.tasks.title')}</h2>
      <ul class="nobullet-list task-list" aria-labelledby="tasks">
        {tasks.map(({ page: { page }, state }) => (
          <li key={page.key} class="task-list-item">
            <div>
              {state === 'cannotStart' ? (
                <LocalText text={page.title} />
              ) : (
                <a href={pageAddress(opened, page.key)} aria-describedby={`task-${page.key}`}>
                  <LocalText text={page.title} />
                </a>
              )}
            </div>
            <div id={`task-${page.key}`}>
              <StatusBadge tone={tones[state]} text={t(`citizen.tasks.${state}`)} />
            </div>
          </li>
        ))}
      </ul>
      <h2>{t('citizen.review.title')}</h2>
      {isReady ? (
        <p>
          <ButtonLink href={reviewAddress(opened)}>{t('citizen.tasks.review')}</ButtonLink>
        </p>
      ) : (
        <p>{t('citizen.tasks.reviewLater')}</p>
      )}
      {draft.correction === null && (
        <p class="quiet mt-7">
          {t('citizen.fill.keptUntil')} <Time at={draft.expiresAt} />.{' '}
          <a href={anonymous ? addresses.keep(...place) : addresses.cases(organisation.slug)}>
            {t('citizen.review.later')}
          </a>
        </p>
      )}
    </>
  );
}
