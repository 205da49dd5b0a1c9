import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormPage } from '../../../forms/definition.ts';
import { usedBy } from '../../../forms/design/used-by.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Icon } from '../../components/icon.tsx';
import type { MapTiles } from '../map/start-map.ts';
import { createActions, removeNode } from './actions.ts';
import { useDesigner } from './context.ts';
import { DesignerBar } from './designer-bar.tsx';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { Dialog } from './dialogs/dialog.tsx';
import { HelpDialog } from './dialogs/help-dialog.tsx';
import { InsertDialog } from './dialogs/insert-dialog.tsx';
import { PublishFormDialog } from './dialogs/publish-form-dialog.tsx';
import { RemoveDialog } from './dialogs/remove-dialog.tsx';
import type { Editor } from './editor-state.ts';
import type { OutlineNode } from './model/outline.ts';
import { FindingList } from './panes/finding-list.tsx';
import { OutlinePane } from './panes/outline-pane.tsx';
import { PreviewPane } from './panes/preview-pane.tsx';
import { PropertiesPane } from './panes/properties-pane.tsx';
import { SaveNote } from './panes/save-note.tsx';
import { withNotes } from './said.ts';
import type { Saver } from './saver.ts';
import { useStore } from './store.ts';
import { TryPane } from './try/try-pane.tsx';
import { useEditorKeys } from './use-editor-keys.ts';

interface EditorPageProperties {
  readonly editor: Editor;
  readonly saver: Saver;
  readonly icons: string;
  readonly map: MapTiles | null;
}

type OpenDialog =
  | { readonly kind: 'insert' | 'help' | 'publish' | 'findings' }
  | { readonly kind: 'remove'; readonly node: OutlineNode };

/** The designer of one form: outline, page and properties, under a bar with what concerns the whole form. */
export function EditorPage({ editor, saver, icons, map }: EditorPageProperties) {
  const { t, language, base, formBase } = useDesigner();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const mode = useStore(editor, (state) => state.mode);
  const title = useStore(editor, (state) => state.history.definition.title);
  const canUndo = useStore(editor, (state) => state.history.past.length > 0);
  const canRedo = useStore(editor, (state) => state.history.future.length > 0);
  const textLanguage = useStore(editor, (state) => state.textLanguage);
  const findings = useStore(editor, (state) => state.findings);
  const conflict = useStore(editor, (state) => state.conflict);
  const server = useStore(editor, (state) => state.server);
  const said = useStore(editor, (state) => state.said);
  const root = useRef<HTMLDivElement>(null);

  const toPane = (name: string): void => {
    const pane = root.current?.querySelector<HTMLElement>(`[data-pane="${name}"]`);
    const first = pane?.querySelector<HTMLElement>('[tabindex="0"], input, select, textarea, button');
    (first ?? pane)?.focus();
  };
  const toOutline = (): void => {
    // After the dialog has given the focus back and the tree has the new line.
    requestAnimationFrame(() => {
      const { chosen } = editor.get();
      root.current?.querySelector<HTMLElement>(`[role=treeitem][data-place="${CSS.escape(chosen)}"]`)?.focus();
    });
  };
  const actions = useMemo(
    () =>
      createActions({
        editor,
        say: (key, values) => editor.set({ said: t(key, values) }),
        openInsert: () => setDialog({ kind: 'insert' }),
        askRemoval: (node) => {
          if (usedBy(editor.get().history.definition, node.place).length > 0) setDialog({ kind: 'remove', node });
          else {
            removeNode(editor, node);
            editor.set({
              said: t('designer.said.removed', {
                name: markedIn(node.kind === 'page' ? node.item.title : node.item.label, language),
              }),
            });
          }
        },
        toProperties: () => toPane('properties'),
      }),
    [editor],
  );
  useEditorKeys({ saver, actions, isBlocked: () => dialog !== null || editor.get().mode === 'try', toPane });

  useEffect(() => {
    if (said === 'merged') editor.set({ said: t('designer.said.merged') });
    if (said === '') return;
    const timer = setTimeout(() => editor.set({ said: '' }), 6_000);
    return () => clearTimeout(timer);
  }, [said]);

  const close = () => setDialog(null);
  return (
    <div class="designer" ref={root}>
      <DesignerBar
        back={{ href: base, text: t('designer.bar.back') }}
        title={markedIn(title, language) || server.key}
        saved={<SaveNote editor={editor} saver={saver} />}
        address={`${base}/${server.key}`}
        undo={canUndo ? actions.undo : null}
        redo={canRedo ? actions.redo : null}
        textLanguage={textLanguage}
        languages={editor.loaded.languages}
        ownLanguage={language}
        onTextLanguage={(chosen) => editor.set({ textLanguage: chosen })}
        findings={findings}
        onOpen={(kind) => setDialog({ kind })}
        first={
          <button
            type="button"
            class="tool-button"
            aria-pressed={mode === 'try'}
            onClick={() => editor.set({ mode: mode === 'try' ? 'edit' : 'try' })}
          >
            {t(mode === 'try' ? 'designer.bar.edit' : 'designer.bar.try')}
          </button>
        }
      />
      <p class={said === '' ? 'designer-said sr-only' : 'designer-said'} role="status">
        {said}
      </p>
      {mode === 'try' ? (
        <TryPane editor={editor} icons={icons} map={map} />
      ) : (
        <div class="designer-panes">
          <section class="pane pane-outline" data-pane="outline" aria-label={t('designer.pane.outline')}>
            <div class="pane-actions">
              <button type="button" class="button button-secondary button-small" onClick={actions.insert}>
                {t('designer.outline.insert')}
              </button>
              <OutlineTools editor={editor} actions={actions} />
            </div>
            <OutlinePane editor={editor} actions={actions} ownLanguage={language} />
          </section>
          <section class="pane pane-preview" data-pane="preview" aria-label={t('designer.pane.preview')} tabIndex={-1}>
            <PreviewPane editor={editor} icons={icons} onInsert={actions.insert} />
          </section>
          <section class="pane pane-properties" data-pane="properties" aria-label={t('designer.pane.properties')}>
            <PropertiesPane editor={editor} />
          </section>
        </div>
      )}
      {conflict !== null && <ConflictDialog editor={editor} conflict={conflict} onSettled={() => void saver.flush()} />}
      {dialog?.kind === 'insert' && (
        <InsertDialog
          editor={editor}
          onClose={close}
          onInsert={(kind) => {
            close();
            actions.insertKind(kind);
            toOutline();
          }}
          onInsertPages={(pages: readonly FormPage[]) => {
            close();
            actions.insertPages(pages);
            toOutline();
          }}
        />
      )}
      {dialog?.kind === 'help' && <HelpDialog onClose={close} />}
      {dialog?.kind === 'findings' && (
        <FindingsDialog
          editor={editor}
          onClose={close}
          onChoose={(place) => {
            close();
            editor.set({ mode: 'edit' });
            editor.choose(place);
            toOutline();
          }}
        />
      )}
      {dialog?.kind === 'remove' && (
        <RemoveDialog
          editor={editor}
          node={dialog.node}
          onClose={() => {
            close();
            toOutline();
          }}
        />
      )}
      {dialog?.kind === 'publish' && (
        <PublishFormDialog
          form={server.key}
          groups={editor.loaded.groups}
          hasWorkflow={server.hasWorkflow}
          save={async () => ((await saver.flush()) ? editor.get().revision : null)}
          onClose={close}
          onPlace={(place) => {
            editor.set({ mode: 'edit' });
            editor.choose(place);
            toOutline();
          }}
          onPublished={(answer) => {
            close();
            if (answer.kind !== 'published' && answer.kind !== 'scheduled') return;
            editor.set({
              server: answer.state,
              said: withNotes(
                answer.kind === 'published'
                  ? t('designer.said.published', { version: answer.version, address: `${formBase}/${server.key}` })
                  : t('designer.said.scheduled', {
                      at: new Date(answer.state.scheduled?.at ?? '').toLocaleString(language),
                    }),
                answer.notes,
                language,
              ),
            });
          }}
        />
      )}
    </div>
  );
}

/** The same as the keys of the outline do, for the mouse and for a finger. */
function OutlineTools({
  editor,
  actions,
}: {
  readonly editor: Editor;
  readonly actions: ReturnType<typeof createActions>;
}) {
  const { t } = useDesigner();
  const hasClip = useStore(editor, (state) => state.clip !== null);
  const tools = [
    { icon: 'arrow-upward', text: 'designer.tool.up', act: () => actions.move('up') },
    { icon: 'arrow-downward', text: 'designer.tool.down', act: () => actions.move('down') },
    { icon: 'subdirectory-arrow-right', text: 'designer.tool.in', act: () => actions.move('in') },
    { icon: 'subdirectory-arrow-left', text: 'designer.tool.out', act: () => actions.move('out') },
    { icon: 'copy', text: 'designer.tool.copy', act: actions.copy },
    { icon: null, text: 'designer.tool.cut', act: actions.cut },
    ...(hasClip ? ([{ icon: 'assignment', text: 'designer.tool.paste', act: actions.paste }] as const) : []),
    { icon: 'delete', text: 'designer.tool.delete', act: actions.remove },
  ] as const;
  return (
    <div class="outline-tools" role="toolbar" aria-label={t('designer.tool.label')}>
      {tools.map(({ icon, text, act }) => (
        <button key={text} type="button" class="tool" aria-label={t(text)} title={t(text)} onClick={act}>
          {icon === null ? <span aria-hidden="true">✂</span> : <Icon name={icon} />}
        </button>
      ))}
    </div>
  );
}

interface FindingsDialogProperties {
  readonly editor: Editor;
  readonly onClose: () => void;
  readonly onChoose: (place: string) => void;
}

function FindingsDialog({ editor, onClose, onChoose }: FindingsDialogProperties) {
  const { t } = useDesigner();
  const findings = useStore(editor, (state) => state.findings);
  return (
    <Dialog title={t('designer.finding.title')} onClose={onClose} wide>
      {findings.length === 0 ? (
        <p>{t('designer.finding.none')}</p>
      ) : (
        <FindingList findings={findings} onChoose={onChoose} />
      )}
    </Dialog>
  );
}
