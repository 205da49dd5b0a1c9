import { useEffect, useState } from 'preact/hooks';
import type { DesignList, DesignState } from '../../../../forms/design/api-types.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import type { DesignFailure } from '../design-client.ts';
import { Dialog } from '../dialogs/dialog.tsx';
import { ImportDialog } from '../dialogs/import-dialog.tsx';
import { freshKey, slugFromTitle } from '../model/fresh-key.ts';
import { asFailure, failureText, saidOf } from '../said.ts';
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
      {dialog === 'import' && list !== null && (
        <ImportDialog
          import={client.import}
          keys={list.forms.map(({ key }) => key)}
          base={base}
          words={{
            exists: (values) => t('designer.import.exists', values),
            file: t('designer.import.file'),
            help: t('designer.import.help'),
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

/** Any error of a call as a failure; others are faults of ours and are thrown on. */
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
