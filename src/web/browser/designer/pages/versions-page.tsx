import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { VersionsAnswer } from '../../../../forms/design/api-types.ts';
import type { FormDifference } from '../../../../forms/design/difference.ts';
import type { Translated } from '../../../../forms/design/translatable.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { ChoiceControl } from '../controls/plain-controls.tsx';
import type { DesignFailure } from '../design-client.ts';
import { Dialog } from '../dialogs/dialog.tsx';
import type { Publishing } from '../dialogs/publish-dialog.tsx';
import { asFailure, failureText, saidOf, withNotes } from '../said.ts';
import { DifferenceView } from './difference-view.tsx';
import { FailureNote } from './failure-note.tsx';
import type { KeptDesign, KeptState } from './kept-design.ts';
import { StateBadges } from './list-page.tsx';
import { RestorableTable } from './restorable-table.tsx';

interface VersionsPageProperties<Definition extends Translated, State extends KeptState> {
  readonly of: KeptDesign<Definition, State>;
  /** Said beneath the versions, where there is more than one. */
  readonly more?: ComponentChildren;
  readonly publishDialog: (dialog: {
    readonly state: State;
    readonly save: () => Promise<number>;
    readonly onClose: () => void;
    readonly onPlace: () => void;
    readonly onPublished: (answer: Publishing<State>) => void;
  }) => VNode;
}

/** What was and is published of a form or workflow, what is being worked on, and the difference between any two. */
export function VersionsPage<Definition extends Translated, State extends KeptState>({
  of,
  more,
  publishDialog,
}: VersionsPageProperties<Definition, State>) {
  const { t, language } = useDesigner();
  const { key, client, base, words } = of;
  const [answer, setAnswer] = useState<VersionsAnswer<State> | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const [note, setNote] = useState('');
  const [dialog, setDialog] = useState<'publish' | 'withdraw' | 'discard' | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('draft');
  const [difference, setDifference] = useState<FormDifference | null>(null);

  const load = async (): Promise<void> => {
    setFailure(null);
    try {
      const versions = await client.versions(key);
      setAnswer(versions);
      const [newest] = versions.versions;
      setFrom((before) => before || (newest ? `v${newest.version}` : `r${versions.revisions.at(-1)?.revision ?? 1}`));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  useEffect(() => void load(), []);
  useEffect(() => {
    if (from === '' || answer === null) return;
    let isCurrent = true;
    client.difference(key, from, to).then(
      (compared) => isCurrent && setDifference(compared.difference),
      (error) => isCurrent && setNote(failureText(asFailure(error), t)),
    );
    return () => {
      isCurrent = false;
    };
  }, [from, to, answer]);

  const act = async (what: () => Promise<string>): Promise<void> => {
    try {
      setNote(await what());
      await load();
    } catch (error) {
      setNote(failureText(asFailure(error), t));
    }
  };
  const restore = (reference: `v${number}` | `r${number}`) =>
    act(async () => {
      const saved = await client.restore(key, { baseRevision: answer?.state.revision ?? 0, from: reference });
      if (saved.kind === 'refused') return saidOf(saved.findings, language);
      return saved.kind === 'conflict'
        ? t('designer.publish.meanwhile')
        : t('designer.versions.restored', { name: nameOf(reference) });
    });
  const at = (time: string | null) =>
    time === null ? '' : new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const nameOf = (reference: string): string =>
    reference === 'draft'
      ? t('designer.versions.draft')
      : reference.startsWith('v')
        ? t('designer.versions.version', { version: reference.slice(1) })
        : t('designer.versions.revision', { revision: reference.slice(1) });

  if (answer === null) {
    return (
      <>
        <h1>{t('designer.bar.versions')}</h1>
        {failure === null ? (
          <p role="status">{t('designer.list.loading')}</p>
        ) : (
          <FailureNote failure={failure} onAgain={() => void load()} />
        )}
      </>
    );
  }
  const { state, versions, revisions } = answer;
  const references = [
    'draft',
    ...versions.map((line) => `v${line.version}`),
    ...revisions.map((line) => `r${line.revision}`),
  ];
  return (
    <div class="designer-versions">
      <p>
        <a href={`${base}/${key}`}>{words.back}</a>
      </p>
      <h1>{t('designer.versions.title', { title: markedIn(state.title, language) })}</h1>
      <StateBadges state={state} />
      <p role="status" class={note === '' ? 'sr-only' : 'versions-note'}>
        {note}
      </p>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={() => setDialog('publish')}>
          {t('designer.bar.publish')}
        </button>
        {state.scheduled !== null && (
          <button
            type="button"
            class="button button-secondary"
            onClick={() =>
              void act(async () => {
                await client.unschedule(key);
                return t('designer.versions.unscheduled');
              })
            }
          >
            {t('designer.versions.unschedule')}
          </button>
        )}
        {state.published !== null && (
          <button type="button" class="button button-secondary" onClick={() => setDialog('withdraw')}>
            {t('designer.versions.withdraw')}
          </button>
        )}
        <a class="button button-tertiary" href={client.exportHref(key, 'draft')} download>
          {t('designer.list.export')}
        </a>
        {(versions.length === 0 || state.changed) && (
          <button type="button" class="button button-tertiary" onClick={() => setDialog('discard')}>
            {versions.length === 0 ? words.deletes : t('designer.discard.discard')}
          </button>
        )}
      </div>
      <h2>{t('designer.versions.heading')}</h2>
      {versions.length === 0 ? (
        <p>{t('designer.versions.none')}</p>
      ) : (
        <RestorableTable
          caption={t('designer.versions.heading')}
          told={t('designer.list.state')}
          lines={versions.map((line) => ({
            reference: `v${line.version}`,
            name: t('designer.versions.version', { version: line.version }),
            told: t(`designer.versions.${line.status}`),
            when: at(line.publishedAt),
            by: line.publishedBy,
            note: line.changes,
          }))}
          onRestore={(reference) => void restore(reference)}
        />
      )}
      {versions.length > 1 && more}
      <h2>{t('designer.versions.difference')}</h2>
      <div class="versions-choice">
        {(
          [
            ['designer.versions.from', from, setFrom],
            ['designer.versions.to', to, setTo],
          ] as const
        ).map(([label, value, choose]) => (
          <ChoiceControl
            key={label}
            label={t(label)}
            value={value}
            optional={false}
            choices={references.map((reference) => ({ value: reference, label: nameOf(reference) }))}
            onChange={(reference = 'draft') => choose(reference)}
          />
        ))}
      </div>
      {difference !== null && <DifferenceView difference={difference} />}
      <h2>{t('designer.versions.history')}</h2>
      {revisions.length === 0 ? (
        <p>{t('designer.versions.noHistory')}</p>
      ) : (
        <RestorableTable
          caption={t('designer.versions.history')}
          told={t('designer.versions.cause')}
          lines={revisions.map((line) => ({
            reference: `r${line.revision}`,
            name: t('designer.versions.revision', { revision: line.revision }),
            told: t(`designer.cause.${line.cause}`),
            when: at(line.at),
            by: line.by,
          }))}
          onRestore={(reference) => void restore(reference)}
        />
      )}
      {dialog === 'publish' &&
        publishDialog({
          state,
          save: async () => state.revision,
          onClose: () => setDialog(null),
          onPlace: () => location.assign(`${base}/${key}`),
          onPublished: (published) => {
            setDialog(null);
            void act(async () =>
              withNotes(
                published.kind === 'published'
                  ? t('designer.versions.isPublished', { version: published.version })
                  : t('designer.versions.isScheduled'),
                published.notes,
                language,
              ),
            );
          },
        })}
      {dialog === 'discard' && (
        <Dialog
          title={versions.length === 0 ? words.deletes : t('designer.discard.discard')}
          onClose={() => setDialog(null)}
          closeText={t('designer.dialog.cancel')}
          actions={
            <button
              type="button"
              class="button button-warning"
              onClick={() => {
                setDialog(null);
                void act(async () => {
                  const done = await client.discard(key, { revision: state.revision });
                  if (done.kind === 'deleted') {
                    location.assign(base);
                    // The page that there was is gone: nothing of it is to be loaded again.
                    await new Promise(() => {});
                  }
                  return t(done.kind === 'changedMeanwhile' ? 'designer.publish.meanwhile' : 'designer.discard.done');
                });
              }}
            >
              {versions.length === 0 ? words.deletes : t('designer.discard.discard')}
            </button>
          }
        >
          <p>{versions.length === 0 ? words.deleted : words.discarded}</p>
        </Dialog>
      )}
      {dialog === 'withdraw' && (
        <Dialog
          title={t('designer.versions.withdraw')}
          onClose={() => setDialog(null)}
          closeText={t('designer.dialog.cancel')}
          actions={
            <button
              type="button"
              class="button button-warning"
              onClick={() => {
                setDialog(null);
                void act(async () => {
                  await client.withdraw(key);
                  return t('designer.versions.isWithdrawn');
                });
              }}
            >
              {t('designer.versions.withdraw')}
            </button>
          }
        >
          <p>{words.withdrawn}</p>
        </Dialog>
      )}
    </div>
  );
}
