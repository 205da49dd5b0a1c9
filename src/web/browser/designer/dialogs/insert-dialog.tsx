import { useState } from 'preact/hooks';
import type { FormPage } from '../../../../forms/definition.ts';
import { pageTemplates } from '../../../../forms/design/templates.ts';
import type { KindGroup } from '../../../../forms/designer-part.ts';
import { designerPartOf } from '../../../../forms/kinds/designer-parts.ts';
import type { FieldKindName } from '../../../../forms/kinds/kinds.ts';
import { markedIn } from '../../../../texts/catalogue.ts';
import { useDesigner } from '../context.ts';
import type { Editor } from '../editor-state.ts';
import { kindNames } from '../kind-list.ts';
import { slotFor } from '../model/arrange.ts';
import { formPlace, nodeAt, outlineOf } from '../model/outline.ts';
import { Dialog } from './dialog.tsx';

interface InsertDialogProperties {
  readonly editor: Editor;
  readonly onInsert: (kind: string) => void;
  readonly onInsertPages: (pages: readonly FormPage[]) => void;
  readonly onClose: () => void;
}

const groups: readonly KindGroup[] = [
  'text',
  'number',
  'choice',
  'time',
  'person',
  'place',
  'file',
  'computed',
  'layout',
];

/** Everything that can be inserted where one stands, by what it is for. */
export function InsertDialog({ editor, onInsert, onInsertPages, onClose }: InsertDialogProperties) {
  const { t, language } = useDesigner();
  const [search, setSearch] = useState('');
  const { history, chosen } = editor.get();
  const nodes = outlineOf(history.definition);
  const at = chosen === formPlace ? null : (nodeAt(nodes, chosen) ?? null);
  const fits = (kind: string) => slotFor(nodes, at, kind) !== null;
  const own = [
    { kind: 'page', name: t('designer.kind.page'), purpose: t('designer.kind.pagePurpose'), group: 'layout' as const },
    {
      kind: 'group',
      name: t('designer.kind.group'),
      purpose: t('designer.kind.groupPurpose'),
      group: 'layout' as const,
    },
  ];
  const isOffered = (kind: FieldKindName) => kind !== 'payment' || editor.loaded.agreements !== null;
  const declared = kindNames.filter(isOffered).flatMap((kind) => {
    const part = designerPartOf(kind);
    if (!part) return [];
    return [
      {
        kind: kind as string,
        name: markedIn(part.name, language),
        purpose: markedIn(part.purpose, language),
        group: part.group,
      },
    ];
  });
  const wanted = search.trim().toLocaleLowerCase();
  const offered = [...declared, ...own.filter(({ kind }) => declared.every((each) => each.kind !== kind))].filter(
    ({ kind, name, purpose }) => fits(kind) && `${name} ${purpose}`.toLocaleLowerCase().includes(wanted),
  );
  const templates = pageTemplates
    .map(({ key, name, purpose, page }) => ({
      key,
      name: markedIn(name, language),
      purpose: markedIn(purpose, language),
      page,
    }))
    .filter(({ name, purpose }) => fits('page') && `${name} ${purpose}`.toLocaleLowerCase().includes(wanted));
  // What Enter takes: the one whose name fits best, and none before anything is written.
  const [best] =
    wanted === ''
      ? []
      : [
          ...offered.map(({ kind, name }) => ({ name, insert: () => onInsert(kind) })),
          ...templates.map(({ name, page }) => ({ name, insert: () => onInsertPages([page]) })),
        ].sort((one, other) => distance(one.name, wanted) - distance(other.name, wanted));
  return (
    <Dialog title={t('designer.insert.title')} onClose={onClose} wide>
      <label class="property-label" for="insert-search">
        {t('designer.insert.search')}
      </label>
      <input
        id="insert-search"
        type="search"
        class="form-input"
        value={search}
        autocomplete="off"
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          best?.insert();
        }}
      />
      {offered.length === 0 && templates.length === 0 && <p>{t('designer.insert.nothing')}</p>}
      {templates.length > 0 && (
        <section>
          <h3 class="insert-group">{t('designer.insert.templates')}</h3>
          <ul class="insert-list no-max-width">
            {templates.map(({ key, name, purpose, page }) => (
              <li key={key}>
                <button type="button" class="insert-kind" onClick={() => onInsertPages([page])}>
                  <strong>{name}</strong>
                  <span>{purpose}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups.map((group) => {
        const within = offered.filter((each) => each.group === group);
        if (within.length === 0) return null;
        return (
          <section key={group}>
            <h3 class="insert-group">{t(`designer.group.${group}`)}</h3>
            <ul class="insert-list no-max-width">
              {within.map(({ kind, name, purpose }) => (
                <li key={kind}>
                  <button type="button" class="insert-kind" onClick={() => onInsert(kind)}>
                    <strong>{name}</strong>
                    <span>{purpose}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Dialog>
  );
}

/** How far a name is from what is searched for: the same, beginning so, holding it, or only told of by its purpose. */
function distance(name: string, wanted: string): number {
  const lower = name.toLocaleLowerCase();
  if (lower === wanted) return 0;
  if (lower.startsWith(wanted)) return 1;
  return lower.includes(wanted) ? 2 : 3;
}
