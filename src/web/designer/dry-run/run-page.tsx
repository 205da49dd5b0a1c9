import type { DryRunRow } from '../../../cases/dry-runs/dry-run-row.ts';
import type { Playable } from '../../../cases/dry-runs/playable-workflow.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { offersOf } from '../../../workflows/dry-run/offers.ts';
import type { Played } from '../../../workflows/dry-run/play.ts';
import { replay } from '../../../workflows/dry-run/replay.ts';
import { tellDifference, tellProblem } from '../../../workflows/dry-run/tell-difference.ts';
import { testPerson } from '../../../workflows/dry-run/test-persons.ts';
import { nextWaiting } from '../../../workflows/dry-run/time.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import type { DryRunAddresses } from './addresses.ts';
import { type DeliveryContent, History, LastDay } from './history.tsx';
import { OfferForm, TimeForm, type Wrong } from './offer-form.tsx';
import { stepTitle } from './step-title.ts';
import { useDryRunTexts } from './texts.ts';

interface RunPageProperties {
  readonly context: PageContext;
  readonly to: DryRunAddresses;
  readonly playable: Extract<Playable, { ok: true }>;
  readonly row: DryRunRow;
  readonly played: Played;
  readonly wrong: Wrong | null;
  /** What a kind of delivery is called. */
  readonly deliveryTitle: (kind: string) => Text;
  readonly deliveryContent: DeliveryContent;
}

/** A run as it stands: what can happen now, what has happened, and the way to keep it. */
export function RunPage({ context, to, playable, row, played, wrong, ...deliveries }: RunPageProperties) {
  const t = useDryRunTexts();
  const { language, csrfToken } = context;
  const { world, definition } = playable;
  const { situation, stopped } = played;
  const kept = row.expected === null ? null : { run: row.run, expected: row.expected };
  const replayed = kept && replay(world, kept);
  const offers = situation && row.name === null && stopped.why !== 'problem' ? offersOf(world, situation) : [];
  const wait = offers.findIndex((offer) => offer.kind === 'wait');
  const common = {
    world,
    action: to.move(row.id),
    revision: row.revision,
    csrfToken,
    wrong,
    deliveryTitle: deliveries.deliveryTitle,
  };
  const revision = <input type="hidden" name="revision" value={String(row.revision)} />;
  const workflow = markedIn(definition.title, language);
  const standsAt = [
    ...new Set(situation?.state.open.map((open) => stepTitle(definition, open.step, [], language)) ?? []),
  ];
  const end = situation?.history.at(-1)?.effects.find((effect) => effect.kind === 'end');
  return (
    <>
      <BackLink href={to.list}>{t('dryRunPage.toList')}</BackLink>
      <h1>{row.name === null ? t('dryRunPage.run', { workflow }) : t('dryRunPage.runKept', { name: row.name })}</h1>
      {replayed?.same === true && <Alert kind="success">{t('dryRunPage.same')}</Alert>}
      {replayed?.same === false && (
        <Alert kind="error" id="different" heading={t('dryRunPage.different')}>
          <p class="alert-text">
            <LocalText text={tellDifference(definition, replayed.difference)} />
          </p>
          <PostForm action={to.keep(row.id)} csrfToken={csrfToken}>
            {revision}
            <Button>{t('dryRunPage.accept')}</Button>
          </PostForm>
        </Alert>
      )}
      {stopped.why === 'problem' && replayed === null && (
        <Alert kind="error" id="stopped" heading={t('dryRunPage.stopped')}>
          <p class="alert-text">
            <LocalText text={tellProblem(definition, stopped.problem)} />
          </p>
          {stopped.move >= 0 && (
            <PostForm action={to.undo(row.id)} csrfToken={csrfToken}>
              {revision}
              <input type="hidden" name="til" value={String(stopped.move)} />
              <Button>{t('dryRunPage.cut')}</Button>
            </PostForm>
          )}
        </Alert>
      )}
      {situation && (
        <SummaryList
          caption={t('dryRunPage.run', { workflow })}
          rows={[
            { label: t('dryRunPage.startedBy'), value: <PersonShown person={row.run.start.person} /> },
            { label: t('dryRunPage.clock'), value: <Time at={new Date(situation.now)} show="dateTime" /> },
            ...(standsAt.length > 0 ? [{ label: t('dryRunPage.stands'), value: standsAt.join(', ') }] : []),
          ]}
        />
      )}
      {end?.kind === 'end' && (
        <Alert kind="info" heading={t('dryRunPage.ended')}>
          <p class="alert-text">
            {t('dryRunPage.effect.end', {
              outcome: end.step === null ? end.outcome : stepTitle(definition, end.step, [], language),
            })}
            . {t('dryRunPage.effect.deleted')} <LastDay at={end.deleteAt} />.
          </p>
        </Alert>
      )}
      {situation && row.name === null && situation.state.status === 'open' && stopped.why !== 'problem' && (
        <section aria-labelledby="nu">
          <h2 id="nu">{t('dryRunPage.next')}</h2>
          {offers.map((offer, index) =>
            offer.kind === 'wait' ? null : (
              <OfferForm key={index} {...common} situation={situation} offer={offer} index={index} />
            ),
          )}
          <TimeForm {...common} situation={situation} next={nextWaiting(situation) ?? null} waitOffer={wait} />
        </section>
      )}
      {situation && (
        <section aria-labelledby="sket">
          <h2 id="sket">{t('dryRunPage.history')}</h2>
          <History world={world} history={situation.history} written={row.run.start.language} {...deliveries} />
          {row.name === null && row.run.moves.length > 0 && stopped.why !== 'problem' && (
            <PostForm action={to.undo(row.id)} csrfToken={csrfToken}>
              {revision}
              <input type="hidden" name="til" value={String(row.run.moves.length - 1)} />
              <Button kind="secondary">{t('dryRunPage.undo')}</Button>
            </PostForm>
          )}
        </section>
      )}
      <section aria-labelledby="gem">
        <h2 id="gem">{t(row.name === null ? 'dryRunPage.keep' : 'dryRunPage.manage')}</h2>
        {row.name === null && stopped.why !== 'problem' && (
          <PostForm action={to.keep(row.id)} csrfToken={csrfToken}>
            <p>{t('dryRunPage.keepIntro')}</p>
            {revision}
            <TextInput
              name="navn"
              label={t('dryRunPage.keepName')}
              help={t('dryRunPage.keepNameHelp')}
              value={wrong?.typed('navn') ?? ''}
              maxLength={200}
              {...(wrong?.field === 'navn' ? { error: wrong.message } : {})}
            />
            <Button>{t('dryRunPage.keep')}</Button>
          </PostForm>
        )}
        {row.name !== null && (
          <PostForm action={to.copy(row.id)} csrfToken={csrfToken}>
            <Button kind="secondary">{t('dryRunPage.copy')}</Button>
          </PostForm>
        )}
        <PostForm action={to.remove(row.id)} csrfToken={csrfToken} class="mt-5">
          <Button kind="tertiary">{t('dryRunPage.remove')}</Button>
        </PostForm>
      </section>
    </>
  );
}

/** A test person by name and what is special about them. */
export function PersonShown({ person: key }: { readonly person: string }) {
  const t = useDryRunTexts();
  const { name, description } = testPerson(key);
  return (
    <>
      {name === '' ? t('dryRunPage.noName') : name} (<LocalText text={description} />)
    </>
  );
}
