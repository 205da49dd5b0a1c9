import { useEffect, useState } from 'preact/hooks';
import { markedIn } from '../../../../texts/catalogue.ts';
import type { WorkflowList } from '../../../../workflows/design/api-types.ts';
import { asksSecondForm, type TemplateName, templateNames } from '../../../../workflows/design/templates.ts';
import { useDesigner } from '../../designer/context.ts';
import type { DesignFailure } from '../../designer/design-client.ts';
import { Dialog } from '../../designer/dialogs/dialog.tsx';
import { ImportDialog } from '../../designer/dialogs/import-dialog.tsx';
import { freshKey, slugFromTitle } from '../../designer/model/fresh-key.ts';
import { FailureNote } from '../../designer/pages/failure-note.tsx';
import { StateBadges } from '../../designer/pages/list-page.tsx';
import { ScrollTable } from '../../designer/pages/scroll-table.tsx';
import { asFailure, failureText, saidOf } from '../../designer/said.ts';
import { useFlow } from '../flow-context.ts';

/** The organisation's workflows with where each stands, and the ways to begin a new one. */
export function FlowListPage() {
  const { t, client, language, base } = useFlow();
  const shared = useDesigner();
  const [list, setList] = useState<WorkflowList | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const [dialog, setDialog] = useState<'create' | 'import' | null>(null);
  const load = (): void => {
    setFailure(null);
    client.workflows().then(setList, (error) => setFailure(asFailure(error)));
  };
  useEffect(load, []);
  const formTitle = (key: string): string => {
    const form = list?.forms.find((each) => each.key === key);
    return form ? markedIn(form.title, language) : key;
  };
  return (
    <div class="designer-list">
      <p>
        <a href={shared.base}>{t('flow.list.forms')}</a>
      </p>
      <h1>{t('flow.title.list')}</h1>
      <p class="font-lead">{t('flow.list.intro')}</p>
      <div class="button-row">
        <button
          type="button"
          class="button button-primary"
          disabled={list === null}
          onClick={() => setDialog('create')}
        >
          {t('flow.list.new')}
        </button>
        <button
          type="button"
          class="button button-secondary"
          disabled={list === null}
          onClick={() => setDialog('import')}
        >
          {shared.t('designer.list.import')}
        </button>
      </div>
      {failure !== null && <FailureNote failure={failure} onAgain={load} />}
      {list === null && failure === null && <p role="status">{t('flow.loading')}</p>}
      {list?.workflows.length === 0 && (
        <div class="list-empty">
          <h2>{t('flow.list.empty')}</h2>
          <p>{t('flow.list.emptyText')}</p>
        </div>
      )}
      {list !== null && list.workflows.length > 0 && (
        <ScrollTable caption={t('flow.title.list')} class="form-table">
          <thead>
            <tr>
              <th scope="col">{t('flow.list.workflow')}</th>
              <th scope="col">{t('flow.list.form')}</th>
              <th scope="col">{shared.t('designer.list.state')}</th>
              <th scope="col">{shared.t('designer.list.saved')}</th>
              <th scope="col">{shared.t('designer.list.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {list.workflows.map((workflow) => {
              const title = markedIn(workflow.title, language) || workflow.key;
              return (
                <tr key={workflow.key}>
                  <th scope="row">
                    <a href={`${base}/${workflow.key}`}>{title}</a>
                  </th>
                  <td>{formTitle(workflow.form)}</td>
                  <td>
                    <StateBadges state={workflow} />
                  </td>
                  <td>
                    {new Date(workflow.updatedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })}
                    {workflow.updatedBy !== null && <span class="d-block quiet">{workflow.updatedBy}</span>}
                  </td>
                  <td class="list-actions">
                    <a
                      href={`${base}/${workflow.key}/versioner`}
                      aria-label={`${shared.t('designer.bar.versions')}: ${title}`}
                    >
                      {shared.t('designer.bar.versions')}
                    </a>
                    <a
                      href={`${base}/${workflow.key}/oversaettelser`}
                      aria-label={`${shared.t('designer.bar.translations')}: ${title}`}
                    >
                      {shared.t('designer.bar.translations')}
                    </a>
                    <a
                      href={client.exportHref(workflow.key, 'draft')}
                      download
                      aria-label={`${shared.t('designer.list.export')}: ${title}`}
                    >
                      {shared.t('designer.list.export')}
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
      {dialog === 'create' && list !== null && <CreateDialog list={list} onClose={() => setDialog(null)} />}
      {dialog === 'import' && list !== null && (
        <ImportDialog
          import={client.import}
          keys={list.workflows.map(({ key }) => key)}
          base={base}
          words={{
            exists: (values) => t('flow.import.exists', values),
            file: t('flow.import.file'),
            help: t('flow.import.help'),
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  );
}

interface ListDialogProperties {
  readonly list: WorkflowList;
  readonly onClose: () => void;
}

function CreateDialog({ list, onClose }: ListDialogProperties) {
  const { t, client, language, base } = useFlow();
  const shared = useDesigner();
  const [title, setTitle] = useState('');
  const [begin, setBegin] = useState<string>('standard');
  const taken = new Set(list.workflows.flatMap(({ form, published }) => (published === null ? [] : [form])));
  const free = list.forms.find(({ key }) => !taken.has(key)) ?? list.forms[0];
  const [form, setForm] = useState(free?.key ?? '');
  const [second, setSecond] = useState(free?.key ?? '');
  const [group, setGroup] = useState(list.groups[0] ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const template = templateNames.find((name) => name === begin);
  const create = async (): Promise<void> => {
    const slug = slugFromTitle(title);
    if (title.trim() === '' || slug === '') {
      setProblem(t('flow.create.needsTitle'));
      return;
    }
    const key = freshKey(slug, new Set(list.workflows.map((each) => each.key)), '-');
    const from = template === undefined ? { copyOf: begin } : { template, form, second, group };
    try {
      const answer = await client.create({ key, title: { da: title.trim() }, ...from });
      if (answer.kind === 'created') location.assign(`${base}/${answer.key}`);
      else setProblem(saidOf(answer.findings, language));
    } catch (error) {
      setProblem(failureText(asFailure(error), shared.t));
    }
  };
  const choose = (
    id: string,
    label: string,
    value: string,
    choices: readonly { readonly value: string; readonly label: string }[],
    onChange: (value: string) => void,
  ) => (
    <div class="property">
      <label class="property-label" for={id}>
        {label}
      </label>
      <select id={id} class="form-select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
  const forms = list.forms.map((each) => ({ value: each.key, label: markedIn(each.title, language) }));
  return (
    <Dialog
      title={t('flow.list.new')}
      onClose={onClose}
      closeText={shared.t('designer.dialog.cancel')}
      actions={
        <button type="button" class="button button-primary" onClick={() => void create()}>
          {t('flow.create.create')}
        </button>
      }
    >
      <div role="alert">{problem !== null && <p class="form-error-message">{problem}</p>}</div>
      <div class="property">
        <label class="property-label" for="create-title">
          {t('flow.create.title')}
        </label>
        <input
          id="create-title"
          type="text"
          class="form-input"
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
      {choose(
        'create-from',
        t('flow.create.from'),
        begin,
        [
          ...templateNames.map((name: TemplateName) => ({ value: name, label: t(`flow.template.${name}`) })),
          ...list.workflows.map((each) => ({
            value: each.key,
            label: t('flow.create.copy', { title: markedIn(each.title, language) }),
          })),
        ],
        setBegin,
      )}
      {template !== undefined && (
        <>
          {choose('create-form', t('flow.create.form'), form, forms, setForm)}
          {asksSecondForm(template) && choose('create-second', t('flow.create.second'), second, forms, setSecond)}
          {choose(
            'create-group',
            t('flow.create.group'),
            group,
            list.groups.map((each) => ({ value: each, label: each })),
            setGroup,
          )}
        </>
      )}
    </Dialog>
  );
}
