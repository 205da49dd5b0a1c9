import { useEffect, useState } from 'preact/hooks';
import type { FormDifference } from '../../../../forms/design/difference.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import type { WorkflowVersions } from '../../../../workflows/design/api-types.ts';
import { useDesigner } from '../../designer/context.ts';
import type { DesignFailure } from '../../designer/design-client.ts';
import { Dialog } from '../../designer/dialogs/dialog.tsx';
import { DifferenceView } from '../../designer/pages/difference-view.tsx';
import { FailureNote } from '../../designer/pages/failure-note.tsx';
import { asFailure, failureText, StateBadges, saidOf } from '../../designer/pages/list-page.tsx';
import { RestorableTable } from '../../designer/pages/restorable-table.tsx';
import { PublishFlowDialog } from '../dialogs/flow-dialogs.tsx';
import { useFlow } from '../flow-context.ts';

/** What was and is published of a workflow, what is being worked on, and the difference between any two. */
export function FlowVersionsPage({ workflow }: { readonly workflow: string }) {
  const { t, client, language, base } = useFlow();
  const { t: shared } = useDesigner();
  const [answer, setAnswer] = useState<WorkflowVersions | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const [note, setNote] = useState('');
  const [dialog, setDialog] = useState<'publish' | 'withdraw' | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('draft');
  const [difference, setDifference] = useState<FormDifference | null>(null);

  const load = async (): Promise<void> => {
    setFailure(null);
    try {
      const versions = await client.versions(workflow);
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
    client.difference(workflow, from, to).then(
      (compared) => isCurrent && setDifference(compared.difference),
      (error) => isCurrent && setNote(failureText(asFailure(error), shared)),
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
      setNote(failureText(asFailure(error), shared));
    }
  };
  const restore = (reference: `v${number}` | `r${number}`) =>
    act(async () => {
      const saved = await client.restore(workflow, answer?.state.revision ?? 0, reference);
      if (saved.kind === 'refused') return saidOf(saved.findings, language);
      return saved.kind === 'conflict'
        ? shared('designer.publish.meanwhile')
        : shared('designer.versions.restored', { reference });
    });
  const at = (time: string | null) =>
    time === null ? '' : new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const nameOf = (reference: string): string => {
    if (reference === 'draft') return shared('designer.versions.draft');
    const number = reference.slice(1);
    return reference.startsWith('v')
      ? shared('designer.versions.version', { version: number })
      : shared('designer.versions.revision', { revision: number });
  };
  if (answer === null) {
    return (
      <>
        <h1>{shared('designer.bar.versions')}</h1>
        {failure === null ? (
          <p role="status">{t('flow.loading')}</p>
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
        <a href={`${base}/${workflow}`}>{t('flow.versions.back')}</a>
      </p>
      <h1>{t('flow.title.versions', { name: markedIn(state.title, language) })}</h1>
      <StateBadges state={state} />
      <p role="status" class={note === '' ? 'sr-only' : 'versions-note'}>
        {note}
      </p>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={() => setDialog('publish')}>
          {shared('designer.bar.publish')}
        </button>
        {state.scheduled !== null && (
          <button
            type="button"
            class="button button-secondary"
            onClick={() =>
              void act(async () => {
                await client.unschedule(workflow);
                return shared('designer.versions.unscheduled');
              })
            }
          >
            {shared('designer.versions.unschedule')}
          </button>
        )}
        {state.published !== null && (
          <button type="button" class="button button-secondary" onClick={() => setDialog('withdraw')}>
            {shared('designer.versions.withdraw')}
          </button>
        )}
        <a class="button button-tertiary" href={client.exportHref(workflow, 'draft')} download>
          {shared('designer.list.export')}
        </a>
      </div>
      <h2>{shared('designer.versions.heading')}</h2>
      {versions.length === 0 ? (
        <p>{shared('designer.versions.none')}</p>
      ) : (
        <RestorableTable
          caption={shared('designer.versions.heading')}
          told={shared('designer.list.state')}
          lines={versions.map((line) => ({
            reference: `v${line.version}`,
            name: shared('designer.versions.version', { version: line.version }),
            told: shared(`designer.versions.${line.status}`),
            when: at(line.publishedAt),
            by: line.publishedBy,
          }))}
          onRestore={(reference) => void restore(reference)}
        />
      )}
      {versions.length > 1 && (
        <p>
          <a href={`${base}/${workflow}/flyt`}>{t('flow.versions.move')}</a>
        </p>
      )}
      <h2>{shared('designer.versions.difference')}</h2>
      <div class="versions-choice">
        {(
          [
            ['versions-from', from, setFrom, 'designer.versions.from'],
            ['versions-to', to, setTo, 'designer.versions.to'],
          ] as const
        ).map(([id, value, choose, label]) => (
          <label key={id} for={id}>
            <span class="property-label">{shared(label)}</span>
            <select id={id} class="form-select" value={value} onChange={(event) => choose(event.currentTarget.value)}>
              {references.map((reference) => (
                <option key={reference} value={reference}>
                  {nameOf(reference)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {difference !== null && <DifferenceView difference={difference} />}
      <h2>{shared('designer.versions.history')}</h2>
      {revisions.length === 0 ? (
        <p>{shared('designer.versions.noHistory')}</p>
      ) : (
        <RestorableTable
          caption={shared('designer.versions.history')}
          told={shared('designer.versions.cause')}
          lines={revisions.map((line) => ({
            reference: `r${line.revision}`,
            name: shared('designer.versions.revision', { revision: line.revision }),
            told: shared(`designer.cause.${line.cause}`),
            when: at(line.at),
            by: line.by,
          }))}
          onRestore={(reference) => void restore(reference)}
        />
      )}
      {dialog === 'publish' && (
        <PublishFlowDialog
          workflowKey={workflow}
          save={async () => state.revision}
          onClose={() => setDialog(null)}
          onPlace={() => location.assign(`${base}/${workflow}`)}
          onPublished={(published) => {
            setDialog(null);
            void act(async () =>
              published.kind === 'published'
                ? shared('designer.versions.isPublished', { version: published.version })
                : shared('designer.versions.isScheduled'),
            );
          }}
        />
      )}
      {dialog === 'withdraw' && (
        <Dialog
          title={shared('designer.versions.withdraw')}
          onClose={() => setDialog(null)}
          closeText={shared('designer.dialog.cancel')}
          actions={
            <button
              type="button"
              class="button button-warning"
              onClick={() => {
                setDialog(null);
                void act(async () => {
                  await client.withdraw(workflow);
                  return shared('designer.versions.isWithdrawn');
                });
              }}
            >
              {shared('designer.versions.withdraw')}
            </button>
          }
        >
          <p>{t('flow.versions.withdrawText')}</p>
        </Dialog>
      )}
    </div>
  );
}
