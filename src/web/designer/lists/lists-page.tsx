import type { ListEntry } from '../../../forms/answers.ts';
import type { OptionList } from '../../../forms/lists/option-lists.ts';
import { type Language, textIn, translator } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import type { PageContext } from '../../page-context.ts';
import { listTexts } from './texts.ts';

/** Lists of more answers are folded. */
const mostShown = 50;

interface ListsPageProperties {
  readonly context: PageContext;
  readonly here: string;
  readonly lists: readonly OptionList[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The one that was just saved. */
  readonly saved: OptionList | null;
  readonly posted: { readonly key: string; readonly name: string };
  readonly errors: readonly { readonly message: string; readonly fieldId: string }[];
}

/** The organisation's lists with their entries, and the form that takes a file. */
export function ListsPage({ context, here, lists, today, saved, posted, errors }: ListsPageProperties) {
  const { language } = context;
  const t = translator(listTexts, language);
  const input = (id: 'key' | 'name' | 'file', help: string | null) => {
    const own = errors.filter(({ fieldId }) => fieldId === id);
    const descriptions = [...(help === null ? [] : [`${id}-help`]), ...(own.length > 0 ? [`${id}-error`] : [])].join(
      ' ',
    );
    const described = descriptions === '' ? {} : { 'aria-describedby': descriptions };
    return (
      <div class={own.length > 0 ? 'form-group form-error' : 'form-group'}>
        <label class="form-label" for={id}>
          {t(`lists.${id}`)}
        </label>
        {help !== null && (
          <span class="form-hint" id={`${id}-help`}>
            {help}
          </span>
        )}
        {own.length > 0 && (
          <span class="form-error-message" id={`${id}-error`}>
            {own.map(({ message }) => message).join(' ')}
          </span>
        )}
        {id === 'file' ? (
          <input type="file" id={id} name={id} accept=".csv,text/csv" {...described} />
        ) : (
          <input class="form-input" type="text" id={id} name={id} value={posted[id]} {...described} />
        )}
      </div>
    );
  };
  return (
    <>
      <h1>{t('lists.title')}</h1>
      {saved && (
        <Alert kind="success" heading={t('lists.saved', { key: saved.key })} id="saved" focusOnLoad>
          {t('lists.savedText', { count: saved.entries.filter((entry) => isOffered(entry, today)).length })}
        </Alert>
      )}
      {errors.some(({ fieldId }) => fieldId === 'file') && <Alert kind="info">{t('lists.kept')}</Alert>}
      <p class="font-lead">{t('lists.intro')}</p>
      <h2>{t('lists.import')}</h2>
      <PostForm action={here} csrfToken={context.csrfToken} multipart>
        {input('key', t('lists.keyHelp'))}
        {input('name', null)}
        {input('file', t('lists.fileHelp'))}
        <Button>{t('lists.send')}</Button>
      </PostForm>
      <h2>{t('lists.all')}</h2>
      {lists.length === 0 && <p>{t('lists.none')}</p>}
      {lists.map((list) => (
        <section key={list.key} aria-labelledby={`list-${list.key}`}>
          <h3 id={`list-${list.key}`}>
            <LocalText text={list.name} /> ({list.key})
          </h3>
          {list.isNational && <p>{t('lists.national')}</p>}
          {list.entries.length <= mostShown ? (
            <Entries list={list} language={language} today={today} />
          ) : (
            <details>
              <summary>{t('lists.showAll', { count: list.entries.length })}</summary>
              <Entries list={list} language={language} today={today} />
            </details>
          )}
        </section>
      ))}
    </>
  );
}

function Entries({
  list,
  language,
  today,
}: {
  readonly list: OptionList;
  readonly language: Language;
  readonly today: string;
}) {
  const t = translator(listTexts, language);
  return (
    <Table<ListEntry>
      caption={`${textIn(list.name, language)} (${list.key})`}
      captionHidden
      empty={t('lists.empty')}
      rows={list.entries}
      rowKey={({ value }) => value}
      columns={[
        { heading: t('lists.value'), cell: ({ value }) => value },
        { heading: t('lists.label'), cell: ({ label }) => <LocalText text={label} /> },
        { heading: t('lists.from'), cell: ({ from }) => from ?? '' },
        {
          heading: t('lists.to'),
          cell: ({ to }) => (
            <>
              {to ?? ''}
              {to !== undefined && to < today && <span class="d-block">{t('lists.ended')}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

function isOffered({ from, to }: ListEntry, today: string): boolean {
  return (from === undefined || from <= today) && (to === undefined || today <= to);
}
