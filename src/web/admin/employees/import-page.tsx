import type { ImportPlan } from '../../../identity/employees/import-employees.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { CheckboxGroup } from '../../components/checkbox-group.tsx';
import { FormGroup } from '../../components/form-group.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useImportTexts } from './import-texts.ts';

/** Rows of each list of the preview at most. */
const mostShown = 100;

export interface ImportPageProperties {
  readonly context: PageContext;
  readonly preview: { readonly plan: ImportPlan; readonly id: string } | null;
  readonly done: { readonly added: number; readonly changed: number; readonly left: number } | null;
  readonly error: string | undefined;
}

/** The file, and what it would change before it does. */
export function ImportPage({ context, preview, done, error }: ImportPageProperties) {
  const t = useImportTexts();
  const here = addresses.importEmployees(context.organisation.slug);
  return (
    <>
      <h1>{t('staffImport.title')}</h1>
      {done && (
        <Alert kind="success" id="done" focusOnLoad>
          {t('staffImport.done', done)}
        </Alert>
      )}
      {preview && <Preview context={context} action={`${here}/udfoer`} {...preview} />}
      <h2>{t('staffImport.choose')}</h2>
      <p>{t('staffImport.intro')}</p>
      <p>{t('staffImport.columns')}</p>
      <PostForm action={here} csrfToken={context.csrfToken} multipart>
        <FormGroup name="fil" label={t('staffImport.file')} {...(error === undefined || preview ? {} : { error })}>
          <input type="file" id="fil" name="fil" accept=".csv,text/csv,text/plain" class="form-input" />
        </FormGroup>
        <Button kind={preview ? 'secondary' : 'primary'}>{t('staffImport.show')}</Button>
      </PostForm>
    </>
  );
}

function Preview({
  context,
  action,
  plan,
  id,
}: {
  readonly context: PageContext;
  readonly action: string;
  readonly plan: ImportPlan;
  readonly id: string;
}) {
  const t = useImportTexts();
  const { added, changed, missing, unchanged, digest } = plan;
  const rows = (each: ImportPlan['added']) =>
    each.slice(0, mostShown).map(({ external_id: key, name, groups, given_roles: given }) => ({
      key,
      name,
      groups: groups.join(', '),
      roles: given.map(({ role }) => role).join(', '),
    }));
  const lists = [
    { heading: t('staffImport.added', { count: added.length }), rows: rows(added), all: added.length },
    { heading: t('staffImport.changed', { count: changed.length }), rows: rows(changed), all: changed.length },
    {
      heading: t('staffImport.missing', { count: missing.length }),
      rows: missing.slice(0, mostShown).map(({ id: key, name }) => ({ key, name, groups: '', roles: '' })),
      all: missing.length,
    },
  ];
  return (
    <>
      <h2>{t('staffImport.preview')}</h2>
      <p>{t('staffImport.nothingYet', { unchanged })}</p>
      {lists
        .filter(({ all }) => all > 0)
        .map(({ heading, rows: shown, all }) => (
          <section key={heading} aria-label={heading}>
            <h3>{heading}</h3>
            <Table
              caption={heading}
              captionHidden
              columns={[
                { heading: t('staffImport.column.name'), cell: ({ name }) => name },
                { heading: t('staffImport.column.groups'), cell: ({ groups }) => groups },
                { heading: t('staffImport.column.roles'), cell: ({ roles }) => roles },
              ]}
              rows={shown}
              rowKey={({ key }) => key}
              empty=""
            />
            {all > shown.length && <p>{t('staffImport.more', { shown: shown.length, count: all })}</p>}
          </section>
        ))}
      <PostForm action={action} csrfToken={context.csrfToken}>
        <input type="hidden" name="fil-id" value={id} />
        <input type="hidden" name="plan" value={digest} />
        {missing.length > 0 && (
          <CheckboxGroup
            name="stoppede"
            label={t('staffImport.left')}
            choices={[
              {
                value: 'ja',
                text: t('staffImport.leftYes', { count: missing.length }),
                help: t('staffImport.leftHelp'),
              },
            ]}
          />
        )}
        <Button>{t('staffImport.confirm')}</Button>
      </PostForm>
    </>
  );
}
