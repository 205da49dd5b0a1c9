import type { CaseSearch, SearchedFor } from '../../../cases/search-cases.ts';
import { maskCpr } from '../../../registers/cpr-number.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatTime } from '../../components/time-format.ts';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { addresses } from '../addresses.ts';
import { caseColumns } from '../case-columns.tsx';
import { useInboxTexts } from '../inbox/texts.ts';
import type { CaseRow } from '../read-inbox.ts';
import { useCaseworkerTexts } from '../texts.ts';
import type { TypedSearch } from './read-search.ts';

/** A case that was found. */
export interface FoundRow extends CaseRow {
  readonly status: 'open' | 'ended' | 'annulled';
}

export interface SearchPageProperties {
  readonly context: PageContext;
  readonly typed: TypedSearch;
  readonly errors: readonly PageError[];
  readonly workflows: ReadonlyMap<string, Text>;
  /** What was found; null before anything was searched. */
  readonly found: {
    readonly search: CaseSearch;
    readonly rows: readonly FoundRow[];
    readonly isFirst: boolean;
    readonly isLast: boolean;
  } | null;
}

/** The search over cases: the form, which keeps what was typed, and below it what was searched for and is found. */
export function SearchPage({ context, typed, errors, workflows, found }: SearchPageProperties) {
  const t = useInboxTexts();
  return (
    <>
      <h1>{t('inbox.search.title')}</h1>
      <SearchForm context={context} typed={typed} errors={errors} workflows={workflows} />
      {found !== null && <Found context={context} typed={typed} found={found} workflows={workflows} />}
    </>
  );
}

function Found({
  context,
  typed,
  found,
  workflows,
}: Pick<SearchPageProperties, 'context' | 'typed' | 'workflows'> & {
  readonly found: NonNullable<SearchPageProperties['found']>;
}) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  const { slug } = context.organisation;
  const { search, rows, isFirst, isLast } = found;
  return (
    <section aria-labelledby="results">
      <h2 id="results">{t('inbox.search.results')}</h2>
      <p>{t('inbox.search.searched', { what: searchedFor() })}</p>
      {rows.length > 1 && <p class="quiet">{t('inbox.search.order')}</p>}
      <Table
        caption={t('inbox.search.results')}
        captionHidden
        columns={[
          ...caseColumns(slug, own),
          {
            heading: t('inbox.search.column.status'),
            cell: ({ status }) => (
              <StatusBadge tone={status === 'open' ? 'info' : 'neutral'} text={own(`caseworker.case.${status}`)} />
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.case}
        empty={t('inbox.search.none')}
      />
      {(!isFirst || !isLast) && (
        <PostForm action={addresses.search(slug)} csrfToken={context.csrfToken}>
          {Object.entries(typed).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div class="button-row mt-4">
            {!isFirst && <Button kind="secondary">{t('inbox.search.first')}</Button>}
            {!isLast && (
              <Button kind="secondary" name="efter" value={rows.at(-1)?.case ?? ''}>
                {t('inbox.search.more')}
              </Button>
            )}
          </div>
        </PostForm>
      )}
    </section>
  );

  function searchedFor(): string {
    const { workflow, status, from, to } = search;
    const title = workflow === null ? undefined : workflows.get(workflow);
    return [
      ...(search.for === null ? [] : [t(`inbox.search.for.${search.for.by}`, { text: searchedText(search.for) })]),
      ...(workflow === null
        ? []
        : [t('inbox.search.for.workflow', { text: title ? markedIn(title, language) : workflow })]),
      ...(status === null ? [] : [t('inbox.search.for.status', { text: t(`inbox.search.${status}`) })]),
      ...(from === null ? [] : [t('inbox.search.for.from', { text: formatTime(from, 'date', language) })]),
      ...(to === null ? [] : [t('inbox.search.for.to', { text: formatTime(to, 'date', language) })]),
    ].join(', ');
  }
}

/** As it was read, so that one sees what it was taken for; of a CPR number the date of birth. */
function searchedText(searched: SearchedFor): string {
  switch (searched.by) {
    case 'number':
      return searched.number;
    case 'cpr':
      return maskCpr(searched.cpr);
    case 'name':
      return searched.name;
  }
}

/** Sent by POST: neither a CPR number nor a name must be in an address, and so in a history or a log. */
function SearchForm({ context, typed, errors, workflows }: Omit<SearchPageProperties, 'found'>) {
  const t = useInboxTexts();
  const own = useCaseworkerTexts();
  const language = useLanguage();
  const errorOf = (name: keyof TypedSearch) => {
    const error = errors.find(({ fieldId }) => fieldId === name);
    return error === undefined ? {} : { error: error.message };
  };
  return (
    <search aria-label={t('inbox.search.title')}>
      <PostForm action={addresses.search(context.organisation.slug)} csrfToken={context.csrfToken}>
        <TextInput
          name="soeg"
          label={t('inbox.search.text')}
          help={t('inbox.search.textHelp')}
          autocomplete="off"
          optional
          value={typed.soeg}
          {...errorOf('soeg')}
        />
        <div class="part-row">
          <Select
            name="blanket"
            label={t('inbox.filter.workflow')}
            emptyText={t('inbox.filter.allWorkflows')}
            value={typed.blanket}
            options={[...workflows]
              .map(([key, title]) => ({ value: key, text: markedIn(title, language) }))
              .sort((first, second) => first.text.localeCompare(second.text, language))}
          />
          <Select
            name="status"
            label={t('inbox.search.status')}
            emptyText={t('inbox.search.anyStatus')}
            value={typed.status}
            options={[
              { value: 'open', text: t('inbox.search.open') },
              { value: 'ended', text: t('inbox.search.ended') },
            ]}
          />
        </div>
        <div class="part-row">
          <TextInput
            name="fra"
            type="date"
            width="middle"
            label={t('inbox.search.from')}
            optional
            value={typed.fra}
            {...errorOf('fra')}
          />
          <TextInput
            name="til"
            type="date"
            width="middle"
            label={t('inbox.search.to')}
            optional
            value={typed.til}
            {...errorOf('til')}
          />
        </div>
        <div class="button-row mt-4">
          <Button icon="search">{own('caseworker.search.button')}</Button>
          <span class="quiet">{t('inbox.search.logged')}</span>
        </div>
      </PostForm>
    </search>
  );
}
