import type { CaseMove, LeftBecause, LeftCase } from '../../../cases/moving/case-move.ts';
import { translator } from '../../../texts/catalogue.ts';
import { localeOf } from '../../../texts/locale.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { Time } from '../../components/time.tsx';
import { useLanguage } from '../../page-environment.ts';
import { movingTexts } from './texts.ts';

export interface MovePageProperties {
  /** The address of the page. */
  readonly path: string;
  readonly csrfToken: string;
  readonly published: { readonly id: string; readonly version: number } | null;
  readonly older: readonly { readonly version: number; readonly cases: number }[];
  readonly move: CaseMove | undefined;
  /** The page of cases that were left which is shown, from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly left: readonly LeftCase[];
  /** A step's title in the version that the case follows, as the page's language has it. */
  readonly stepTitle: (of: LeftCase, step: string) => string;
  /** The check that was to be carried out was out of date. */
  readonly stale: boolean;
}

/** Milliseconds after which a page that shows progress looks again, where scripts run. */
const lookAgain = 2_000;

/** How the moving of a workflow's cases stands, and what can be done next. */
export function MovePage(properties: MovePageProperties) {
  const { published, older, stale } = properties;
  const { t, number } = useWords();
  const move = isOver(properties) ? undefined : properties.move;
  return (
    <>
      <h1>{t('moving.title')}</h1>
      {stale && (
        <Alert kind="warning" id="stale" heading={t('moving.stale.heading')} focusOnLoad>
          {t('moving.stale')}
        </Alert>
      )}
      <p class="font-lead">{published ? t('moving.intro', { version: published.version }) : t('moving.unpublished')}</p>
      <div data-live-part="older">
        <Table
          caption={t('moving.running')}
          columns={[
            { heading: t('moving.version'), cell: ({ version }) => version },
            { heading: t('moving.cases'), cell: ({ cases }) => number(cases), numeric: true },
          ]}
          rows={older}
          rowKey={({ version }) => String(version)}
          empty={t('moving.none')}
        />
      </div>
      {move ? <Standing {...properties} move={move} /> : <Beginning {...properties} />}
    </>
  );
}

/** A check for a version that is not the published one any more, or of cases that are all gone, is nothing to go on with. */
function isOver({ move, published, older }: MovePageProperties): boolean {
  return move?.state === 'checked' && (older.length === 0 || published === null);
}

function useWords() {
  const language = useLanguage();
  const format = new Intl.NumberFormat(localeOf(language));
  return { t: translator(movingTexts, language), number: (value: number) => format.format(value) };
}

function Beginning({ published, older, path, csrfToken }: MovePageProperties) {
  const { t } = useWords();
  if (!published || older.length === 0) return null;
  return (
    <section id="standing" aria-labelledby="status">
      <h2 id="status" tabIndex={-1}>
        {t('moving.begin.heading')}
      </h2>
      <p>{t('moving.begin.text')}</p>
      <CheckForm path={path} csrfToken={csrfToken} first />
    </section>
  );
}

type StandingProperties = MovePageProperties & { readonly move: CaseMove };

function Standing(properties: StandingProperties) {
  const { move } = properties;
  const isRunning = move.state === 'checking' || move.state === 'moving';
  return (
    <section id="standing" aria-labelledby="status" data-live={isRunning ? lookAgain : undefined}>
      {isRunning ? <Running {...properties} /> : <Result {...properties} />}
    </section>
  );
}

function Running({ move, path, csrfToken }: StandingProperties) {
  const { t, number } = useWords();
  const { counts, all, version } = move;
  const done = all - counts.waiting;
  const moving = move.state === 'moving';
  return (
    <>
      <h2 id="status" tabIndex={-1}>
        {moving ? t('moving.moving.heading', { version }) : t('moving.checking.heading')}
      </h2>
      <div data-live-part="progress">
        <progress class="w-percent-100" aria-labelledby="status" max={Math.max(1, all)} value={done} />
        <p>{t('moving.progress', { done: number(done), all: number(all) })}</p>
        {moving && <p>{t('moving.soFar', { moved: number(counts.moved), left: number(counts.left) })}</p>}
      </div>
      {/* Said by a screen reader at every tenth, not at every case. */}
      <p class="sr-only" role="status" data-live-part="share">
        {t('moving.progress.share', { percent: all === 0 ? 0 : Math.floor((10 * done) / all) * 10 })}
      </p>
      <p>{t('moving.wait')}</p>
      <Begun move={move} />
      <p>
        {/* No fragment: a browser that shows this page would only go to it. */}
        <a href={path} data-live-refresh="">
          {t('moving.refresh')}
        </a>
      </p>
      <PostForm action={`${path}/stop`} csrfToken={csrfToken}>
        <Button kind="secondary">{t(moving ? 'moving.stopMove' : 'moving.stopCheck')}</Button>
      </PostForm>
    </>
  );
}

function Result(properties: StandingProperties) {
  const { move, published, path, csrfToken, older } = properties;
  const { t, number } = useWords();
  const { counts, version } = move;
  const isCurrent = move.to === published?.id;
  if (move.state === 'superseded' || (move.state === 'checked' && !isCurrent)) {
    return (
      <>
        <h2 id="status" tabIndex={-1}>
          {t('moving.superseded.heading')}
        </h2>
        <p>{t('moving.superseded', { version })}</p>
        {counts.moved > 0 && <p>{t('moving.done', { version, count: number(counts.moved) })}</p>}
        {published && older.length > 0 && <CheckForm path={path} csrfToken={csrfToken} />}
      </>
    );
  }
  if (move.state === 'checked') {
    return (
      <>
        <h2 id="status" tabIndex={-1}>
          {t('moving.checked.heading')}
        </h2>
        <p>{t('moving.checked.can', { count: number(counts.can) })}</p>
        <p>{t('moving.checked.left', { count: number(counts.left) })}</p>
        <Begun move={move} />
        {counts.can > 0 && (
          <PostForm action={path} csrfToken={csrfToken}>
            <input type="hidden" name="undersoegelse" value={move.id} />
            <p>{t('moving.consequence')}</p>
            <p>{t('moving.lookedAtAgain')}</p>
            <Button>{t('moving.button', { version })}</Button>
          </PostForm>
        )}
        <LeftCases {...properties} caption={t('moving.immovable')} />
        <CheckForm path={path} csrfToken={csrfToken} />
      </>
    );
  }
  const heading =
    move.state === 'stopped'
      ? t('moving.stopped.heading')
      : t(counts.moved > 0 ? 'moving.done.heading' : 'moving.done.nothing.heading');
  return (
    <>
      <h2 id="status" tabIndex={-1}>
        {heading}
      </h2>
      <p>{t('moving.done', { version, count: number(counts.moved) })}</p>
      {counts.waiting > 0 && <p>{t('moving.stopped.waiting', { count: number(counts.waiting) })}</p>}
      {counts.left > 0 && <p>{t('moving.done.left', { count: number(counts.left) })}</p>}
      {counts.gone > 0 && <p>{t('moving.done.gone', { count: number(counts.gone) })}</p>}
      <Begun move={move} />
      <LeftCases {...properties} caption={t('moving.leftBehind')} />
      {published && older.length > 0 && <CheckForm path={path} csrfToken={csrfToken} />}
    </>
  );
}

function Begun({ move }: { readonly move: CaseMove }) {
  const { t } = useWords();
  return (
    <p class="quiet">
      {t('moving.by', { name: move.employee })}, <Time at={move.begunAt} show="dateTime" />
    </p>
  );
}

function CheckForm(properties: { readonly path: string; readonly csrfToken: string; readonly first?: boolean }) {
  const { t } = useWords();
  const isFirst = properties.first === true;
  return (
    <PostForm action={`${properties.path}/undersoeg`} csrfToken={properties.csrfToken} class="mt-5">
      <Button kind={isFirst ? 'primary' : 'secondary'}>{t(isFirst ? 'moving.begin.button' : 'moving.again')}</Button>
    </PostForm>
  );
}

function LeftCases({
  caption,
  move,
  left,
  page,
  pageSize,
  path,
  stepTitle,
}: StandingProperties & { readonly caption: string }) {
  const { t } = useWords();
  if (move.counts.left === 0) return null;
  const why = (of: LeftCase, { code, step }: LeftBecause) =>
    t(`moving.${code}`, { step: stepTitle(of, step), version: move.version });
  return (
    <div class="mt-6">
      <Table
        caption={caption}
        columns={[
          { heading: t('moving.case'), cell: (row) => row.number },
          { heading: t('moving.version'), cell: (row) => row.version },
          {
            heading: t('moving.why'),
            cell: (row) =>
              row.because.map((each) => (
                <p key={each.step} class="m-0">
                  {why(row, each)}
                </p>
              )),
          },
        ]}
        rows={left}
        rowKey={(row) => row.number}
        empty=""
      />
      <Pagination
        page={page}
        pageCount={Math.ceil(move.counts.left / pageSize)}
        href={(wanted) => `${path}?side=${wanted}#status`}
      />
    </div>
  );
}
