import { useMemo, useRef, useState } from 'preact/hooks';
import type { FormContext } from '../../../../forms/answers.ts';
import { humanPath } from '../../../../forms/design/human-path.ts';
import { prefillAnswers } from '../../../../forms/drafts/prefill.ts';
import type { EvaluatedField, EvaluatedForm } from '../../../../forms/evaluate.ts';
import { readPosted } from '../../../../forms/read-posted.ts';
import { evaluateSheets } from '../../../../forms/sheets.ts';
import { textIn } from '../../../../texts/catalogue.ts';
import { directionOf } from '../../../../texts/direction.ts';
import { LocalText } from '../../../components/local-text.tsx';
import { PageEnvironmentContext } from '../../../page-environment.ts';
import type { MapTiles } from '../../map/start-map.ts';
import { useDesigner } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import { useStore } from '../store.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { type Circumstances, PersonPanel } from './person-panel.tsx';
import { ageAt, presets, sourcesOf } from './test-person.ts';
import { tolerantForm } from './tolerant-form.ts';
import { afterButton, emptyTrial, type Trial, withFiles } from './trial.ts';
import { TriedPage } from './tried-page.tsx';
import { TriedReview } from './tried-review.tsx';

interface TryPaneProperties {
  readonly editor: Editor;
  readonly icons: string;
  readonly map: MapTiles | null;
}

const review = '_review';

/** The form as it works, filled in as anybody at any date; nothing of it is stored. */
export function TryPane({ editor, icons, map }: TryPaneProperties) {
  const { t, language: own } = useDesigner();
  const definition = useStore(editor, (state) => state.history.definition);
  const [circumstances, setCircumstances] = useState<Circumstances>(() => ({
    person: presets.parent,
    link: {},
    today: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Copenhagen' }),
    language: editor.get().textLanguage,
    isPhone: false,
  }));
  const [trial, setTrial] = useState<Trial>(emptyTrial);
  const [at, setAt] = useState<string | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const previous = useRef<EvaluatedForm | undefined>(undefined);
  const sheet = useRef<HTMLElement>(null);
  const tolerant = useMemo(() => tolerantForm(definition), [definition]);
  if (tolerant === null) return <p class="try-broken">{t('designer.try.broken')}</p>;

  const { person, link, today, language, isPhone } = circumstances;
  const context: FormContext = {
    today,
    language,
    person: {
      age: ageAt(person.birthDate, today),
      municipality: person.municipality === '' ? null : person.municipality,
      loginLevel: person.loginLevel,
    },
    lists: editor.loaded.lists,
  };
  const known = { ...sourcesOf(person, link, today), municipality: null, birthDate: null };
  const prefilled = { ...prefillAnswers(definition, known), ...trial.found };
  const input = { answers: trial.answers, prefilled, files: trial.files };
  const evaluated = evaluateSheets(tolerant.form, input, context, previous.current);
  previous.current = evaluated;
  const pages = evaluated.pages.filter((page) => page.visible);
  const page = at === review ? undefined : (pages.find((each) => each.page.key === at) ?? pages[0]);
  const index = page === undefined ? pages.length : pages.indexOf(page);

  const goTo = (key: string | null): void => {
    setAt(key);
    setAttempt(0);
    sheet.current?.scrollTo({ top: 0 });
  };
  const errorsAt = (field: EvaluatedField) => [
    ...(trial.errors[field.path] ?? []),
    ...(page !== undefined && checked.has(page.page.key) ? field.errors : []),
  ];
  return (
    <div class="designer-panes try-panes">
      <section class="pane pane-properties" aria-label={t('designer.try.person')} data-pane="outline">
        <h2 class="pane-title">{t('designer.try.person')}</h2>
        <PersonPanel
          definition={definition}
          languages={editor.loaded.languages}
          lists={editor.loaded.lists}
          circumstances={circumstances}
          onChange={(change) => setCircumstances({ ...circumstances, ...change })}
        />
        <button
          type="button"
          class="button button-tertiary button-small"
          onClick={() => {
            setTrial(emptyTrial);
            setChecked(new Set());
            goTo(null);
          }}
        >
          {t('designer.try.again')}
        </button>
        {tolerant.leftOut.length > 0 && (
          <p class="form-error-message">
            {t('designer.try.leftOut', {
              places: tolerant.leftOut
                .map((place) =>
                  humanPath(definition, place)
                    .map((part) => textIn(part, own))
                    .join(' › '),
                )
                .join('; '),
            })}
          </p>
        )}
      </section>
      <section class="pane pane-preview" aria-label={t('designer.pane.try')} data-pane="preview" ref={sheet}>
        <p class="try-note">{t('designer.try.invented')}</p>
        <PageEnvironmentContext.Provider value={{ language, icons }}>
          <div
            class={isPhone ? 'preview-sheet try-page try-phone' : 'preview-sheet try-page'}
            lang={language}
            dir={directionOf(language)}
          >
            <nav aria-label={t('designer.try.steps')}>
              <ol class="try-steps">
                {[
                  ...pages.map((each) => [each.page.key, <LocalText key="t" text={each.page.title} />] as const),
                  [review, t('designer.try.review')] as const,
                ].map(([key, text]) => (
                  <li key={key}>
                    <button
                      type="button"
                      class="button-link"
                      aria-current={key === (page?.page.key ?? review) ? 'step' : undefined}
                      onClick={() => goTo(key)}
                    >
                      {text}
                    </button>
                  </li>
                ))}
              </ol>
            </nav>
            {page === undefined ? (
              <TriedReview definition={definition} evaluated={evaluated} context={context} onChange={goTo} />
            ) : (
              <TriedPage
                key={`${page.page.key} ${language}`}
                page={page}
                language={language}
                files={trial.files}
                errorsAt={errorsAt}
                attempt={attempt}
                map={map}
                isFirst={index === 0}
                onInput={(posted) => setTrial({ ...trial, answers: readPosted(page, trial.answers, posted) })}
                onFiles={(field, files) => setTrial(withFiles(trial, field, files))}
                onButton={(button, posted) => {
                  const typed = { ...trial, answers: readPosted(page, trial.answers, posted) };
                  const choice = (path: string) => posted(`${path}.choice`)[0] ?? '';
                  setTrial(afterButton(typed, page, button, { definition, person, choice }));
                  if (button.name === '_back') goTo(pages[index - 1]?.page.key ?? null);
                  if (button.name !== '_next') return;
                  setChecked(new Set([...checked, page.page.key]));
                  if (page.valid) goTo(pages[index + 1]?.page.key ?? review);
                  else setAttempt(attempt + 1);
                }}
              />
            )}
          </div>
        </PageEnvironmentContext.Provider>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="pane pane-explain" aria-label={t('designer.try.why')} data-pane="properties" tabIndex={0}>
        <ExplainPanel form={tolerant.form} evaluated={evaluated} page={page?.page.key ?? null} context={context} />
      </section>
    </div>
  );
}
