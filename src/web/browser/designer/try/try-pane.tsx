import { useMemo, useRef, useState } from 'preact/hooks';
import type { Answers, FormContext, RawRow } from '../../../../forms/answers.ts';
import { isRows } from '../../../../forms/answers.ts';
import { type EvaluatedField, type EvaluatedForm, type EvaluatedPage, evaluate } from '../../../../forms/evaluate.ts';
import { kindOf } from '../../../../forms/kinds/kinds.ts';
import { partOf } from '../../../../forms/kinds/parts.ts';
import { MarkingContext, markingOf } from '../../../../forms/kinds/pieces/marking.ts';
import { readPosted } from '../../../../forms/read-posted.ts';
import { summarise } from '../../../../forms/summary.ts';
import { directionOf } from '../../../../texts/direction.ts';
import { PageItems } from '../../../citizen/fill/page-items.tsx';
import { LocalText } from '../../../components/local-text.tsx';
import { PageEnvironmentContext } from '../../../page-environment.ts';
import { useDesigner } from '../context.ts';
import { NumberControl } from '../controls/plain-controls.tsx';
import type { Editor } from '../editor-state.ts';
import { languageName } from '../language-name.ts';
import { useStore } from '../store.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { ageAt, type PresetName, prefilledFor, presets, type TestPerson } from './test-person.ts';
import { tolerantForm } from './tolerant-form.ts';

interface TryPaneProperties {
  readonly editor: Editor;
  readonly icons: string;
}

const review = '_review';

/** The form as it works, filled in as anybody at any date; nothing of it is stored. */
export function TryPane({ editor, icons }: TryPaneProperties) {
  const { t, language: own } = useDesigner();
  const definition = useStore(editor, (state) => state.history.definition);
  const [preset, setPreset] = useState<PresetName>('parent');
  const [person, setPerson] = useState<TestPerson>(presets.parent);
  const [today, setToday] = useState(() => new Date().toLocaleDateString('sv-SE'));
  const [language, setLanguage] = useState(editor.get().textLanguage);
  const [phone, setPhone] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [at, setAt] = useState<string | null>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const previous = useRef<EvaluatedForm | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const tolerant = useMemo(() => tolerantForm(definition), [definition]);
  const { lists } = editor.loaded;
  if (tolerant === null) return <p class="try-broken">{t('designer.try.broken')}</p>;
  const context: FormContext = {
    today,
    language,
    person: {
      age: ageAt(person.birthDate, today),
      municipality: person.municipality === '' ? null : person.municipality,
      loginLevel: person.loginLevel,
    },
    lists,
  };
  const input = { answers, prefilled: prefilledFor(definition, person, today), files: {} };
  const evaluated = evaluate(tolerant.form, input, context, previous.current);
  previous.current = evaluated;
  const pages = evaluated.pages.filter((page) => page.visible);
  const page = at === review ? undefined : (pages.find((each) => each.page.key === at) ?? pages[0]);
  const index = page === undefined ? pages.length : pages.indexOf(page);

  const takeInput = (): void => {
    if (!form.current || !page) return;
    const values = new FormData(form.current);
    setAnswers(readPosted(page, answers, (name) => values.getAll(name).filter((value) => typeof value === 'string')));
  };
  const goTo = (key: string | null): void => {
    setAt(key);
    form.current?.closest('.try-page')?.scrollTo({ top: 0 });
  };
  const onButton = (event: SubmitEvent): void => {
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    if (!page) return;
    const [name, value] = [button?.name ?? '_next', button?.value ?? ''];
    if (name === '_add' || name === '_remove') {
      setAnswers(withRows(page, answers, name, value));
      return;
    }
    if (name === '_back') goTo(pages[index - 1]?.page.key ?? null);
    else if (name === '_next') {
      setChecked(new Set([...checked, page.page.key]));
      if (page.valid) goTo(pages[index + 1]?.page.key ?? review);
    }
  };
  const set = (change: Partial<TestPerson>) => setPerson({ ...person, ...change });
  return (
    <div class="designer-panes try-panes">
      <section class="pane pane-properties" aria-label={t('designer.try.person')} data-pane="outline">
        <h2 class="pane-title">{t('designer.try.person')}</h2>
        <div class="pane-body">
          <TrySelect
            label={t('designer.try.preset')}
            value={preset}
            values={Object.keys(presets).map((name) => [name, t(`designer.preset.${name as PresetName}`)])}
            onChange={(value) => {
              const name = value as PresetName;
              setPreset(name);
              setPerson(presets[name]);
            }}
          />
          <TryInput label={t('designer.try.name')} value={person.name} onChange={(name) => set({ name })} />
          <TryInput
            label={t('designer.try.birthDate')}
            type="date"
            value={person.birthDate}
            onChange={(birthDate) => set({ birthDate })}
          />
          <TryInput
            label={t('designer.try.municipality')}
            value={person.municipality}
            onChange={(municipality) => set({ municipality })}
          />
          <TryInput label={t('designer.try.address')} value={person.address} onChange={(address) => set({ address })} />
          <TrySelect
            label={t('designer.try.level')}
            value={person.loginLevel}
            values={(['none', 'low', 'substantial', 'high'] as const).map((level) => [
              level,
              t(`designer.level.${level}`),
            ])}
            onChange={(level) => set({ loginLevel: level as TestPerson['loginLevel'] })}
          />
          <NumberControl
            label={t('designer.try.children')}
            value={person.children.length}
            optional={false}
            whole
            min={0}
            max={10}
            onChange={(count = 0) => set({ children: childrenOf(count, today) })}
          />
          <TryInput
            label={t('designer.try.today')}
            type="date"
            value={today}
            onChange={(date) => date !== '' && setToday(date)}
          />
          <TrySelect
            label={t('designer.try.language')}
            value={language}
            values={editor.loaded.languages.map((each) => [each, languageName(each, own)])}
            onChange={setLanguage}
          />
          <div class="property property-tick">
            <input
              type="checkbox"
              id="try-phone"
              class="form-checkbox checkbox-small"
              checked={phone}
              onChange={(event) => setPhone(event.currentTarget.checked)}
            />
            <label class="form-label" for="try-phone">
              {t('designer.try.phone')}
            </label>
          </div>
          <button
            type="button"
            class="button button-tertiary button-small"
            onClick={() => {
              setAnswers({});
              setChecked(new Set());
              goTo(null);
            }}
          >
            {t('designer.try.again')}
          </button>
          {tolerant.leftOut.length > 0 && (
            <p class="form-error-message">{t('designer.try.leftOut', { places: tolerant.leftOut.join(', ') })}</p>
          )}
        </div>
      </section>
      <section class="pane pane-preview" aria-label={t('designer.pane.try')} data-pane="preview">
        <PageEnvironmentContext.Provider value={{ language, icons }}>
          <div
            class={phone ? 'preview-sheet try-page try-phone' : 'preview-sheet try-page'}
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
              <TryReview evaluated={evaluated} editor={editor} language={language} onChange={goTo} />
            ) : (
              <form
                key={`${page.page.key} ${language}`}
                ref={form}
                noValidate
                onInput={takeInput}
                onChange={takeInput}
                onSubmit={onButton}
              >
                <button type="submit" class="sr-only" tabIndex={-1} aria-hidden="true" name="_next" value="1">
                  {t('designer.try.next')}
                </button>
                <h2 class="h1 mt-0">
                  <LocalText text={page.page.title} />
                </h2>
                {page.page.intro !== undefined && (
                  <p class="font-lead">
                    <LocalText text={page.page.intro} />
                  </p>
                )}
                <MarkingContext.Provider
                  value={markingOf(
                    page.fields
                      .filter((field) => field.visible && kindOf(field.field).asks)
                      .map((field) => field.required),
                  )}
                >
                  <PageItems
                    page={page}
                    draw={(field) => (
                      <TriedField field={field} language={language} isChecked={checked.has(page.page.key)} />
                    )}
                  />
                </MarkingContext.Provider>
                <div class="button-row">
                  <button type="submit" class="button button-primary" name="_next" value="1">
                    {t('designer.try.next')}
                  </button>
                  {index > 0 && (
                    <button type="submit" class="button button-secondary" name="_back" value="1">
                      {t('designer.try.back')}
                    </button>
                  )}
                </div>
              </form>
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

/** A working field; its errors come when one has tried to go on. */
function TriedField({
  field,
  language,
  isChecked,
}: {
  readonly field: EvaluatedField;
  readonly language: string;
  readonly isChecked: boolean;
}) {
  const Part = partOf(field.field);
  return (
    <div data-field={field.path} hidden={!field.visible} class="mt-6">
      <Part
        field={field.field}
        name={field.path}
        raw={field.raw}
        required={field.required}
        readOnly={field.readOnly}
        value={field.value}
        errors={isChecked ? field.errors : []}
        language={language}
        files={{}}
        rows={field.rows.map((row) => ({
          id: row.id,
          prefilled: row.prefilled,
          fields: row.fields.map((inner) => (
            <TriedField key={inner.path} field={inner} language={language} isChecked={isChecked} />
          )),
        }))}
      />
    </div>
  );
}

interface TryReviewProperties {
  readonly evaluated: EvaluatedForm;
  readonly editor: Editor;
  readonly language: string;
  readonly onChange: (page: string) => void;
}

/** All answers, and what would hinder the sending. */
function TryReview({ evaluated, editor, language, onChange }: TryReviewProperties) {
  const { t } = useDesigner();
  const { definition } = editor.get().history;
  return (
    <>
      <h2 class="h1 mt-0">{t('designer.try.review')}</h2>
      <p>{evaluated.valid ? t('designer.try.valid') : t('designer.try.invalid')}</p>
      {summarise(definition, evaluated.values, language, editor.loaded.lists).map((section) => (
        <section key={section.page.key}>
          <h3>{section.title.text}</h3>
          <dl class="try-summary">
            {section.entries.map((entry) => (
              <div key={entry.key}>
                <dt>{entry.label.text}</dt>
                <dd>{shown(entry.presented, t('designer.try.nothing'))}</dd>
              </div>
            ))}
          </dl>
          <button type="button" class="button-link" onClick={() => onChange(section.page.key)}>
            {t('designer.try.change', { page: section.title.text })}
          </button>
        </section>
      ))}
    </>
  );
}

function shown(
  presented: ReturnType<typeof summarise>[number]['entries'][number]['presented'],
  nothing: string,
): string {
  switch (presented.kind) {
    case 'text':
      return presented.text;
    case 'list':
      return presented.items.join(', ');
    case 'table':
      return presented.rows.map((row) => row.join(' · ')).join('; ');
    default:
      return nothing;
  }
}

function withRows(page: EvaluatedPage, answers: Answers, action: '_add' | '_remove', target: string): Answers {
  const [key = '', id] = target.split('.');
  const field = page.fields.find((each) => each.path === key);
  if (field?.field.kind !== 'rows') return answers;
  const given = answers[key];
  const typed: readonly RawRow[] = isRows(given) ? given : [];
  const rows = field.rows.map((row) => typed.find((each) => each.id === row.id) ?? { id: row.id, answers: {} });
  const next =
    action === '_remove'
      ? rows.filter((row) => row.id !== id)
      : [...rows, { id: `r${Date.now().toString(36)}`, answers: {} }];
  return { ...answers, [key]: next };
}

const childNames = ['Ida', 'Otto', 'Alma', 'Emil', 'Freja', 'Storm', 'Liv', 'Viggo', 'Asta', 'Karl'];

/** Children two years apart, the youngest of four years. */
function childrenOf(count: number, today: string): TestPerson['children'] {
  const year = Number(today.slice(0, 4));
  return childNames
    .slice(0, count)
    .map((name, index) => ({ name: `${name} Prøve`, birthDate: `${year - 4 - 2 * index}-03-12` }));
}

interface TryInputProperties {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date';
  readonly onChange: (value: string) => void;
}

function TryInput({ label, value, type = 'text', onChange }: TryInputProperties) {
  const id = `try-${label.replace(/\W+/g, '-')}`;
  // A plain record: preact types `<input>` by each literal `type`, which a type chosen at run time can't meet.
  const attributes: Readonly<Record<string, string>> = {
    id,
    type,
    value,
    class: 'form-input property-input',
    autocomplete: 'off',
  };
  return (
    <div class="property">
      <label class="property-label" for={id}>
        {label}
      </label>
      <input {...attributes} onInput={(event) => onChange(event.currentTarget.value)} />
    </div>
  );
}

interface TrySelectProperties {
  readonly label: string;
  readonly value: string;
  readonly values: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function TrySelect({ label, value, values, onChange }: TrySelectProperties) {
  const id = `try-${label.replace(/\W+/g, '-')}`;
  return (
    <div class="property">
      <label class="property-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="form-select property-input"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {values.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
