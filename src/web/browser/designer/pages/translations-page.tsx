import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Translated } from '../../../../forms/design/translatable.ts';
import { type TranslationRow, translationTable } from '../../../../forms/design/translations.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import { ChoiceControl } from '../controls/plain-controls.tsx';
import type { DesignFailure } from '../design-client.ts';
import { languageName } from '../language-name.ts';
import { asFailure, failureText, saidOf } from '../said.ts';
import { FailureNote } from './failure-note.tsx';
import type { KeptDesign, KeptState } from './kept-design.ts';
import { ScrollTable } from './scroll-table.tsx';
import { XliffSection } from './xliff-section.tsx';

const filters = ['all', 'missing', 'outdated'] as const;
type Filter = (typeof filters)[number];

/**
 * All texts of a form or workflow beside their translation into one language: what is missing, what the Danish has run away
 * from. The texts go out to translators as a file, and come in again.
 */
export function TranslationsPage<Definition extends Translated, State extends KeptState>({
  of,
}: {
  readonly of: KeptDesign<Definition, State>;
}) {
  const { t, language } = useDesigner();
  const { key, client, base, words } = of;
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof client.load>> | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const [target, setTarget] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [note, setNote] = useState('');

  const load = async (): Promise<void> => {
    setFailure(null);
    try {
      const answer = await client.load(key);
      setLoaded(answer);
      setTarget((before) => before || (answer.languages.find((each) => each !== 'da') ?? ''));
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  useEffect(() => void load(), []);

  const rows = useMemo(
    () => (loaded === null || target === '' ? [] : translationTable(of.texts, loaded.definition, ['da', target])),
    [loaded, target],
  );
  if (loaded === null) {
    return (
      <>
        <h1>{t('designer.bar.translations')}</h1>
        {failure === null ? (
          <p role="status">{t('designer.list.loading')}</p>
        ) : (
          <FailureNote failure={failure} onAgain={() => void load()} />
        )}
      </>
    );
  }
  const stateOf = (row: TranslationRow) => row.translations[target]?.state ?? 'missing';
  const texts = rows.filter((row) => stateOf(row) !== 'empty');
  const count = (state: Filter) => texts.filter((row) => stateOf(row) === state).length;
  const shown = texts.filter((row) => filter === 'all' || stateOf(row) === filter);

  const send = async (row: TranslationRow, text: string, isConfirmed: boolean): Promise<void> => {
    try {
      const answer = await client.translate(key, {
        baseRevision: loaded.state.revision,
        language: target,
        texts: isConfirmed ? [] : [{ place: row.place, text }],
        ...(isConfirmed ? { confirmed: [row.place] } : {}),
      });
      if (answer.kind === 'refused') setNote(saidOf(answer.findings, language));
      else {
        setNote(t(answer.kind === 'conflict' ? 'designer.publish.meanwhile' : 'designer.save.saved'));
        await load();
      }
    } catch (error) {
      setNote(failureText(asFailure(error), t));
    }
  };

  return (
    <div class="designer-translations">
      <p>
        <a href={`${base}/${key}`}>{words.back}</a>
      </p>
      <h1>{t('designer.translations.title', { title: markedIn(loaded.state.title, language) })}</h1>
      {target === '' ? (
        <p>{t('designer.translations.oneLanguage')}</p>
      ) : (
        <>
          <div class="versions-choice">
            <ChoiceControl
              label={t('designer.translations.language')}
              value={target}
              optional={false}
              choices={loaded.languages
                .filter((each) => each !== 'da')
                .map((each) => ({ value: each, label: languageName(each, language) }))}
              onChange={(wanted = '') => setTarget(wanted)}
            />
            <ChoiceControl
              label={t('designer.translations.show')}
              value={filter}
              optional={false}
              choices={filters.map((each) => ({
                value: each,
                label: t(`designer.translations.${each}`, { count: each === 'all' ? texts.length : count(each) }),
              }))}
              onChange={(wanted) => setFilter(filters.find((each) => each === wanted) ?? 'all')}
            />
          </div>
          <XliffSection
            language={target}
            href={client.xliffHref(key, target)}
            take={(file) => client.takeXliff(key, loaded.state.revision, file)}
            onTaken={() => void load()}
          />
          <p role="status" class={note === '' ? 'sr-only' : 'versions-note'}>
            {note}
          </p>
          {shown.length === 0 ? (
            <p>{t('designer.translations.nothing')}</p>
          ) : (
            <ScrollTable caption={t('designer.bar.translations')} class="translation-table">
              <thead>
                <tr>
                  <th scope="col">{t('designer.translations.place')}</th>
                  <th scope="col">{languageName('da', language)}</th>
                  <th scope="col">{languageName(target, language)}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <TranslationLine key={`${target} ${row.place}`} row={row} target={target} onSend={send} />
                ))}
              </tbody>
            </ScrollTable>
          )}
        </>
      )}
    </div>
  );
}

interface TranslationLineProperties {
  readonly row: TranslationRow;
  readonly target: string;
  readonly onSend: (row: TranslationRow, text: string, isConfirmed: boolean) => Promise<void>;
}

function TranslationLine({ row, target, onSend }: TranslationLineProperties) {
  const { t, language } = useDesigner();
  const translation = row.translations[target] ?? { text: '', state: 'missing' as const };
  const name = row.path.map((part) => markedIn(part, language)).join(' › ');
  return (
    <tr class={`translation translation-${translation.state}`}>
      <th scope="row" class="translation-place">
        {name}
      </th>
      <td lang="da" class="translation-source">
        {row.source}
      </td>
      <td>
        <textarea
          class="form-input translation-input"
          lang={target}
          rows={row.source.length > 60 ? 4 : 1}
          aria-label={t('designer.translations.of', { name })}
          defaultValue={translation.text}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (text !== translation.text) void onSend(row, text, false);
          }}
        />
        {translation.state === 'missing' && (
          <span class="translation-mark">{t('designer.translations.isMissing')}</span>
        )}
        {translation.state === 'outdated' && (
          <span class="translation-mark">
            {t('designer.translations.isOutdated')}{' '}
            <button type="button" class="button-link" onClick={() => void onSend(row, translation.text, true)}>
              {t('designer.translations.confirm')}
              <span class="sr-only">: {name}</span>
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}
