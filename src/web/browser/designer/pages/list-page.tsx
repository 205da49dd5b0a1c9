import { useEffect, useState } from 'preact/hooks';
import type { DesignList, DesignState } from '../../../../forms/design/api-types.ts';
import type { DesignFinding } from '../../../../forms/design/finding.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { DesignFailure } from '../design-client.ts';
import { Dialog } from '../dialogs/dialog.tsx';
import { freshKey, slugFromTitle } from '../model/fresh-key.ts';
import { FailureNote } from './failure-note.tsx';
import { ScrollTable } from './scroll-table.tsx';

/** The organisation's forms with where each stands, and the ways to begin a new one. */
export function ListPage() {
  const { t, client, language, base } = useDesigner();
  const [list, setList] = useState<DesignList | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null);
  const load = (): void => {
    setFailure(null);
    client.forms().then(setList, (error) => setFailure(asFailure(error)));
  };
  useEffect(load, []);
  return (
    <div class="designer-list">
      <h1>{t('designer.list.title')}</h1>
      <p class="font-lead">{t('designer.list.intro')}</p>
      <div class="button-row">
        <button
          type="button"
          class="button button-primary"
          onClick={() => setDialog('create')}
          disabled={list === null}
        >
          {t('designer.list.new')}
        </button>
        <button
          type="button"
          class="button button-secondary"
          onClick={() => setDialog('import')}
          disabled={list === null}
        >
          {t('designer.list.import')}
        </button>
        <a class="button button-tertiary" href={`${location.pathname.replace(/\/$/, '')}/lister`}>
          {t('designer.list.lists')}
        </a>
        <a class="button button-tertiary" href={`${base}/arbejdsgange`}>
          {t('designer.list.workflows')}
        </a>
      </div>
      {failure !== null && <FailureNote failure={failure} onAgain={load} />}
      {list === null && failure === null && <p role="status">{t('designer.list.loading')}</p>}
      {list?.forms.length === 0 && (
        <div class="list-empty">
          <h2>{t('designer.list.empty')}</h2>
          <p>{t('designer.list.emptyText')}</p>
        </div>
      )}
      {list !== null && list.forms.length > 0 && (
        <ScrollTable caption={t('designer.list.title')} class="form-table">
          <thead>
            <tr>
              <th scope="col">{t('designer.list.form')}</th>
              <th scope="col">{t('designer.list.state')}</th>
              <th scope="col">{t('designer.list.saved')}</th>
              <th scope="col">{t('designer.list.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {list.forms.map((form) => (
              <tr key={form.key}>
                <th scope="row">
                  <a href={`${base}/${form.key}`}>{markedIn(form.title, language) || form.key}</a>
                </th>
                <td>
                  <StateBadges state={form} />
                </td>
                <td>
                  {new Date(form.updatedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}
                  {form.updatedBy !== null && <span class="d-block quiet">{form.updatedBy}</span>}
                </td>
                <td class="list-actions">
                  <a
                    href={`${base}/${form.key}/versioner`}
                    aria-label={`${t('designer.bar.versions')}: ${markedIn(form.title, language)}`}
                  >
                    {t('designer.bar.versions')}
                  </a>
                  <a
                    href={`${base}/${form.key}/oversaettelser`}
                    aria-label={`${t('designer.bar.translations')}: ${markedIn(form.title, language)}`}
                  >
                    {t('designer.bar.translations')}
                  </a>
                  <a
                    href={client.exportHref(form.key, 'draft')}
                    download
                    aria-label={`${t('designer.list.export')}: ${markedIn(form.title, language)}`}
                  >
                    {t('designer.list.export')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {dialog === 'create' && list !== null && <CreateDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'import' && list !== null && <ImportDialog list={list} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** Any error of a call as a failure; others are faults of ours and are thrown on. */
export function asFailure(error: unknown): DesignFailure {
  if (error instanceof DesignFailure) return error;
  throw error;
}

/** Draft, published, scheduled, changed since: as words. */
export function StateBadges({ state }: { readonly state: Pick<DesignState, 'published' | 'changed' | 'scheduled'> }) {
  const { t, language } = useDesigner();
  return (
    <ul class="state-badges">
      <li>
        {state.published === null ? (
          <span class="badge badge-info">{t('designer.state.draft')}</span>
        ) : (
          <span class="badge badge-success">{t('designer.state.published', { version: state.published.version })}</span>
        )}
      </li>
      {state.published !== null && state.changed && <li>{t('designer.state.changed')}</li>}
      {state.scheduled !== null && (
        <li>
          {t('designer.state.scheduled', {
            at: new Date(state.scheduled.at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
          {state.scheduled.problem !== null && <strong class="d-block">{t('designer.state.problem')}</strong>}
        </li>
      )}
    </ul>
  );
}

function CreateDialog({ list, onClose }: { readonly list: DesignList; readonly onClose: () => void }) {
  const { t, client, language, base } = useDesigner();
  const [title, setTitle] = useState('');
  const [copyOf, setCopyOf] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    const slug = slugFromTitle(title);
    if (title.trim() === '' || slug === '') {
      setProblem(t('designer.create.needsTitle'));
      return;
    }
    const key = freshKey(slug, new Set(list.forms.map((form) => form.key)), '-');
    try {
      const answer = await client.create({ key, title: { da: title.trim() }, ...(copyOf === '' ? {} : { copyOf }) });
      if (answer.kind === 'created') location.assign(`${base}/${answer.key}`);
      else setProblem(saidOf(answer.findings, language));
    } catch (error) {
      setProblem(failureText(asFailure(error), t));
    }
  };
  return (
    <Dialog
      title={t('designer.list.new')}
      onClose={onClose}
      closeText={t('designer.dialog.cancel')}
      actions={
        <button type="button" class="button button-primary" onClick={() => void create()}>
          {t('designer.create.create')}
        </button>
      }
    >
      <div role="alert">{problem !== null && <p class="form-error-message">{problem}</p>}</div>
      <div class="property">
        <label class="property-label" for="create-title">
          {t('designer.create.title')}
        </label>
        <span class="property-help" id="create-help">
          {t('designer.create.titleHelp')}
        </span>
        <input
          id="create-title"
          type="text"
          class="form-input"
          aria-describedby="create-help"
          value={title}
          autocomplete="off"
          onInput={(event) => setTitle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void create();
          }}
        />
      </div>
      <div class="property">
        <label class="property-label" for="create-copy">
          {t('designer.create.from')}
        </label>
        <select
          id="create-copy"
          class="form-select"
          value={copyOf}
          onChange={(event) => setCopyOf(event.currentTarget.value)}
        >
          <option value="">{t('designer.create.blank')}</option>
          {list.forms.map((form) => (
            <option key={form.key} value={form.key}>
              {t('designer.create.copy', { title: markedIn(form.title, language) })}
            </option>
          ))}
        </select>
      </div>
    </Dialog>
  );
}

export function saidOf(findings: readonly DesignFinding[], language: string): string {
  return findings
    .slice(0, 5)
    .map((finding) => markedIn(finding.message, language))
    .join(' ');
}

export function failureText(failure: DesignFailure, t: ReturnType<typeof useDesigner>['t']): string {
  return failure.reason === 'refused' ? failure.message : t(`designer.save.${failure.reason}`);
}

function ImportDialog({ list, onClose }: { readonly list: DesignList; readonly onClose: () => void }) {
  const { t, client, language, base } = useDesigner();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [exists, setExists] = useState<{
    readonly key: string;
    readonly revision: number;
    readonly changes: number;
  } | null>(null);
  const send = async (query: Readonly<Record<string, string>>): Promise<void> => {
    if (file === null) {
      setProblem(t('designer.import.needsFile'));
      return;
    }
    setProblem(null);
    try {
      const answer = await client.import(file, query);
      if (answer.kind === 'created') location.assign(`${base}/${answer.key}`);
      else if (answer.kind === 'refused') setProblem(saidOf(answer.findings, language));
      else setExists({ key: answer.key, revision: answer.revision, changes: answer.difference.length });
    } catch (error) {
      setProblem(failureText(asFailure(error), t));
    }
  };
  const newKey = (key: string) => freshKey(`${key}-2`, new Set(list.forms.map((form) => form.key)), '-');
  return (
    <Dialog
      title={t('designer.list.import')}
      onClose={onClose}
      closeText={t('designer.dialog.cancel')}
      actions={
        exists === null ? (
          <button type="button" class="button button-primary" onClick={() => void send({ mode: 'replace' })}>
            {t('designer.import.import')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button button-primary"
              onClick={() => void send({ mode: 'replace', revision: String(exists.revision) })}
            >
              {t('designer.import.replace')}
            </button>
            <button
              type="button"
              class="button button-secondary"
              onClick={() => void send({ mode: 'new', key: newKey(exists.key) })}
            >
              {t('designer.import.both')}
            </button>
          </>
        )
      }
    >
      <div role="alert">
        {problem !== null && <p class="form-error-message">{problem}</p>}
        {exists !== null && <p>{t('designer.import.exists', { key: exists.key, count: exists.changes })}</p>}
      </div>
      <div class="property">
        <label class="property-label" for="import-file">
          {t('designer.import.file')}
        </label>
        <span class="property-help">{t('designer.import.help')}</span>
        <input
          id="import-file"
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            setExists(null);
          }}
        />
      </div>
    </Dialog>
  );
}
