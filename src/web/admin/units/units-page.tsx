import { longestUnitName } from '../../../identity/units/read-unit-file.ts';
import { type NamedUnit, type UnnamedUnit, unitsPageSize } from '../../../identity/units/units.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { FormGroup } from '../../components/form-group.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { addresses } from '../addresses.ts';
import { useUnitsTexts } from './texts.ts';

/** A unit as it is typed, with what is wrong with it. */
export interface TypedUnit {
  readonly uuid: string;
  readonly name: string;
  readonly uuidError?: string;
  readonly nameError?: string;
}

export interface UnitsPageProperties {
  readonly context: PageContext;
  readonly unnamed: readonly UnnamedUnit[];
  readonly units: readonly NamedUnit[];
  readonly page: number;
  readonly count: number;
  /** What workflows call their units. */
  readonly known: readonly string[];
  readonly typed: TypedUnit;
  readonly fileError: string | undefined;
  readonly notice: string | null;
}

/** What the units of the municipality's organisation are called here: those without a name first. */
export function UnitsPage(properties: UnitsPageProperties) {
  const { context, unnamed, units, page, count, known, typed, fileError, notice } = properties;
  const t = useUnitsTexts();
  const here = addresses.units(context.organisation.slug);
  const nameAddress = (uuid: string) => `${here}?enhed=${uuid}#giv-navn`;
  const uuidColumn = {
    heading: t('units.column.uuid'),
    cell: ({ id }: { readonly id: string }) => (
      <span class="secret" translate={false}>
        {id}
      </span>
    ),
  };
  return (
    <>
      <h1>{t('units.title')}</h1>
      {notice !== null && (
        <Alert kind="success" id="done" focusOnLoad>
          {notice}
        </Alert>
      )}
      <p>{t('units.intro')}</p>
      <p>{t('units.when')}</p>
      <h2>{t('units.unnamed')}</h2>
      {unnamed.length > 0 && <p>{t('units.unnamed.what')}</p>}
      <Table
        caption={t('units.unnamed')}
        captionHidden
        columns={[
          uuidColumn,
          { heading: t('units.column.seen'), cell: ({ seenAt }) => <Time at={seenAt} show="dateTime" /> },
          {
            heading: t('units.column.action'),
            cell: ({ id }) => (
              <a href={nameAddress(id)}>
                {t('units.give')} <span class="sr-only">{id}</span>
              </a>
            ),
          },
        ]}
        rows={unnamed}
        rowKey={({ id }) => id}
        empty={t('units.unnamed.none')}
      />
      <h2 id="giv-navn">{t('units.name')}</h2>
      <PostForm action={here} csrfToken={context.csrfToken}>
        <TextInput
          name="uuid"
          label={t('units.name.uuid')}
          value={typed.uuid}
          maxLength={60}
          {...(typed.uuidError === undefined ? {} : { error: typed.uuidError })}
        />
        {known.length > 0 && (
          <Select
            name="enhed"
            label={t('units.name.choose')}
            optional
            options={known.map((name) => ({ value: name, text: name }))}
            value={known.includes(typed.name) ? typed.name : ''}
          />
        )}
        <TextInput
          name="navn"
          label={t(known.length > 0 ? 'units.name.other' : 'units.column.name')}
          value={known.includes(typed.name) ? '' : typed.name}
          maxLength={longestUnitName}
          {...(known.length > 0 ? { optional: true } : {})}
          {...(typed.nameError === undefined ? {} : { error: typed.nameError })}
        />
        <Button>{t('units.name.button')}</Button>
      </PostForm>
      <h2>{t('units.file')}</h2>
      <p>{t('units.file.what')}</p>
      <PostForm action={`${here}/indlaes`} csrfToken={context.csrfToken} multipart>
        <FormGroup name="fil" label={t('units.file.label')} {...(fileError === undefined ? {} : { error: fileError })}>
          <input type="file" id="fil" name="fil" accept=".csv,text/csv,text/plain" class="form-input" />
        </FormGroup>
        <Button kind="secondary">{t('units.file.button')}</Button>
      </PostForm>
      <h2>{t('units.known')}</h2>
      <Table
        caption={t('units.known')}
        captionHidden
        columns={[
          { heading: t('units.column.name'), cell: ({ name }) => name },
          uuidColumn,
          {
            heading: t('units.column.used'),
            cell: ({ name }) => t(known.includes(name) ? 'units.used.yes' : 'units.used.no'),
          },
          {
            heading: t('units.column.action'),
            cell: ({ id, name }) => (
              <>
                <a href={nameAddress(id)}>
                  {t('units.change')} <span class="sr-only">{name}</span>
                </a>
                <PostForm action={`${here}/slet`} csrfToken={context.csrfToken}>
                  <input type="hidden" name="uuid" value={id} />
                  <Button kind="tertiary" about={name}>
                    {t('units.forget')}
                  </Button>
                </PostForm>
              </>
            ),
          },
        ]}
        rows={units}
        rowKey={({ id }) => id}
        empty={t('units.known.none')}
      />
      <Pagination
        page={page}
        pageCount={Math.max(1, Math.ceil(count / unitsPageSize))}
        href={(number) => `${here}?side=${number}`}
      />
    </>
  );
}
