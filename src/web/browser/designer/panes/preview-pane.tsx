import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { OptionLists } from '../../../../forms/answers.ts';
import type { Field, FormDefinition, FormPage, PageItem } from '../../../../forms/definition.ts';
import { fieldsOfPage, isGroup } from '../../../../forms/fields-of.ts';
import { kindOf } from '../../../../forms/kinds/kinds.ts';
import { MarkingContext, markingOf } from '../../../../forms/kinds/pieces/marking.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import { directionOf } from '../../../../texts/direction.ts';
import { StartContent } from '../../../citizen/start/start-content.tsx';
import { LocalText } from '../../../components/local-text.tsx';
import { PageEnvironmentContext } from '../../../page-environment.ts';
import { conditionWords } from '../conditions/condition-words.ts';
import { circumstances, scopeAt } from '../conditions/subjects.ts';
import { useDesigner, useT } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import { formPlace, nodeAt, outlineOf } from '../model/outline.ts';
import { useStore } from '../store.ts';
import { FieldPreview } from './field-preview.tsx';

interface PreviewPaneProperties {
  readonly editor: Editor;
  readonly icons: string;
  readonly onInsert: () => void;
}

/** The page as the citizen sees it. Nothing in it can be answered: a click chooses what is there. */
export const PreviewPane = memo(function PreviewPane({ editor, icons, onInsert }: PreviewPaneProperties) {
  const { t, language: own } = useDesigner();
  const definition = useStore(editor, (state) => state.history.definition);
  const chosen = useStore(editor, (state) => state.chosen);
  const language = useStore(editor, (state) => state.textLanguage);
  const { lists } = editor.loaded;
  const scope = useMemo(
    () => scopeAt(definition, null, lists, own, (name) => t(circumstances[name])),
    [definition, lists, own],
  );
  const wordsOf = (condition: string | undefined): string | null =>
    condition === undefined ? null : conditionWords(condition, scope, t);
  const node = chosen === formPlace ? undefined : nodeAt(outlineOf(definition), chosen);
  const page = definition.pages.find(({ key }) => key === node?.page);
  const pane = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const line = pane.current?.querySelector('.designed-chosen');
    if (line) showWithin(line);
  }, [chosen]);
  return (
    <PageEnvironmentContext.Provider value={{ language, icons }}>
      <div class="preview-sheet" ref={pane} lang={language} dir={directionOf(language)}>
        {page === undefined ? (
          <StartPreview definition={definition} editor={editor} />
        ) : (
          <PagePreview
            title={definition.title}
            page={page}
            chosen={chosen}
            language={language}
            lists={lists}
            choose={editor.choose}
            wordsOf={wordsOf}
          />
        )}
        {page !== undefined && page.fields.length === 0 && (
          <div class="preview-empty">
            <p>{t('designer.preview.empty')}</p>
            <button type="button" class="button button-secondary" onClick={onInsert}>
              {t('designer.preview.insert')}
            </button>
          </div>
        )}
      </div>
    </PageEnvironmentContext.Provider>
  );
});

interface PagePreviewProperties {
  readonly title: FormDefinition['title'];
  readonly page: FormPage;
  readonly chosen: string;
  readonly language: Language;
  readonly lists: OptionLists;
  readonly choose: (place: string) => void;
  /** A condition in words. */
  readonly wordsOf: (condition: string | undefined) => string | null;
}

function PagePreview({ title, page, chosen, language, lists, choose, wordsOf }: PagePreviewProperties) {
  const t = useT();
  const asked = fieldsOfPage(page).filter((field) => kindOf(field).asks);
  const marking = markingOf(asked.map((field) => field.required !== undefined && field.required !== false));
  return (
    <MarkingContext.Provider value={marking}>
      <Designed place={`pages.${page.key}`} chosen={chosen} label={t('designer.preview.page')} choose={choose}>
        <p class="quiet mb-0">
          <LocalText text={title} />
        </p>
        <h2 class="h1 mt-0">
          <LocalText text={page.title} />
        </h2>
        {page.intro !== undefined && (
          <p class="font-lead">
            <LocalText text={page.intro} />
          </p>
        )}
      </Designed>
      {page.fields.map((item) => (
        <ItemPreview
          key={item.key}
          item={item}
          chosen={
            chosen === `fields.${item.key}` || chosen.startsWith(`fields.${item.key}.`) || isGroup(item) ? chosen : ''
          }
          language={language}
          lists={lists}
          choose={choose}
          when={wordsOf(item.visibleWhen)}
          inner={isGroup(item) ? wordsOf : null}
        />
      ))}
    </MarkingContext.Provider>
  );
}

interface ItemPreviewProperties {
  readonly item: PageItem;
  /** What is chosen, where that is this or within this; kept from others, so that they are not drawn again. */
  readonly chosen: string;
  readonly language: Language;
  readonly lists: OptionLists;
  readonly choose: (place: string) => void;
  /** Its condition in words. */
  readonly when: string | null;
  /** For a group: those of the fields within. */
  readonly inner: ((condition: string | undefined) => string | null) | null;
}

const ItemPreview = memo(function ItemPreview({
  item,
  chosen,
  language,
  lists,
  choose,
  when,
  inner,
}: ItemPreviewProperties) {
  if (!isGroup(item)) {
    return <FieldInPlace field={item} chosen={chosen} language={language} lists={lists} choose={choose} when={when} />;
  }
  return (
    <div class="mt-8">
      <Designed place={`fields.${item.key}`} chosen={chosen} label={markedIn(item.label, language)} choose={choose}>
        <p class="h3">
          <LocalText text={item.label} />
        </p>
        {item.help !== undefined && (
          <p>
            <LocalText text={item.help} />
          </p>
        )}
        <ConditionNote words={when} />
      </Designed>
      {item.fields.map((field) => (
        <FieldInPlace
          key={field.key}
          field={field}
          chosen={chosen}
          language={language}
          lists={lists}
          choose={choose}
          when={inner === null ? null : inner(field.visibleWhen)}
        />
      ))}
    </div>
  );
});

interface FieldInPlaceProperties {
  readonly field: Field;
  readonly chosen: string;
  readonly language: Language;
  readonly lists: OptionLists;
  readonly choose: (place: string) => void;
  readonly when: string | null;
}

function FieldInPlace({ field, chosen, language, lists, choose, when }: FieldInPlaceProperties) {
  const place = `fields.${field.key}`;
  const isChosen = chosen === place || chosen.startsWith(`${place}.`);
  return (
    <div class="mt-6">
      <Designed
        place={place}
        chosen={isChosen ? place : ''}
        label={markedIn(field.label, language) || field.key}
        choose={choose}
      >
        <ConditionNote words={when} />
        <FieldPreview field={field} name={field.key} language={language} lists={lists} />
      </Designed>
    </div>
  );
}

function ConditionNote({ words }: { readonly words: string | null }) {
  const t = useT();
  if (words === null) return null;
  return <p class="designed-note">{t('designer.preview.when', { condition: words })}</p>;
}

interface DesignedProperties {
  readonly place: string;
  readonly chosen: string;
  readonly label: string;
  readonly choose: (place: string) => void;
  readonly children: ComponentChildren;
}

/** Something of the page under a button that chooses it; what is under the button takes neither clicks nor the focus. */
function Designed({ place, chosen, label, choose, children }: DesignedProperties) {
  const t = useT();
  const isChosen = chosen === place;
  return (
    <div class={isChosen ? 'designed designed-chosen' : 'designed'}>
      <div inert>{children}</div>
      <button
        type="button"
        class="designed-button"
        tabIndex={-1}
        aria-pressed={isChosen}
        aria-label={t('designer.preview.choose', { name: label })}
        onClick={() => choose(place)}
      />
    </div>
  );
}

function StartPreview({ definition, editor }: { readonly definition: FormDefinition; readonly editor: Editor }) {
  const t = useT();
  return (
    <Designed place={formPlace} chosen={formPlace} label={t('designer.outline.form')} choose={editor.choose}>
      <h2 class="h1">
        <LocalText text={definition.title} />
      </h2>
      <StartContent start={definition.start} />
    </Designed>
  );
}

/** Scrolls the pane, and never the page, until it shows the element. */
function showWithin(element: Element): void {
  const pane = element.closest('.pane');
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  const margin = 24;
  if (inner.top < outer.top + margin) pane.scrollTop += inner.top - outer.top - margin;
  else if (inner.bottom > outer.bottom)
    pane.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top) + margin;
}
