import type { OptionList } from '../../../forms/lists/option-lists.ts';
import { textIn, translator } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import type { PageContext } from '../../page-context.ts';
import { listTexts } from './texts.ts';

interface ListsPageProperties {
  readonly context: PageContext;
  readonly here: string;
  readonly lists: readonly OptionList[];
  readonly posted: { readonly key: string; readonly name: string };
  readonly errors: readonly { readonly message: string; readonly fieldId: string }[];
}

/** The organisation's lists with their entries, and the form that takes a file. */
export function ListsPage({ context, here, lists, posted, errors }: ListsPageProperties) {
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
      <p class="font-lead">{t('lists.intro')}</p>
      {lists.length === 0 && <p>{t('lists.none')}</p>}
      {lists.map((list) => (
        <section key={list.key} aria-labelledby={`list-${list.key}`}>
          <h2 id={`list-${list.key}`}>
            {textIn(list.name, language)} ({list.key})
          </h2>
          <table class="table">
            <thead>
              <tr>
                {(['value', 'label', 'from', 'to'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`lists.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.entries.map((entry) => (
                <tr key={entry.value}>
                  <th scope="row">{entry.value}</th>
                  <td>{textIn(entry.label, language)}</td>
                  <td>{entry.from ?? ''}</td>
                  <td>{entry.to ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <h2>{t('lists.import')}</h2>
      <PostForm action={here} csrfToken={context.csrfToken} multipart>
        {input('key', t('lists.keyHelp'))}
        {input('name', null)}
        {input('file', t('lists.fileHelp'))}
        <Button>{t('lists.send')}</Button>
      </PostForm>
    </>
  );
}
