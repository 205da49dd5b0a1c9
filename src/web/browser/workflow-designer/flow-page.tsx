import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { textIn } from '../../../texts/catalogue.ts';
import type { Way } from '../../../workflows/design/exits.ts';
import { stepOfPlace, stepTitle } from '../../../workflows/design/workflow-path.ts';
import { Icon } from '../../components/icon.tsx';
import { useT } from '../designer/context.ts';
import { toFinding } from '../designer/controls/place-findings.tsx';
import { DesignerBar } from '../designer/designer-bar.tsx';
import { SaveNote } from '../designer/panes/save-note.tsx';
import { withNotes } from '../designer/said.ts';
import type { Saver } from '../designer/saver.ts';
import { useStore } from '../designer/store.ts';
import { AddStepDialog } from './dialogs/add-step-dialog.tsx';
import { FindingsDialog, FlowConflictDialog, FlowHelpDialog, RemoveStepDialog } from './dialogs/flow-dialogs.tsx';
import { PublishFlowDialog } from './dialogs/publish-flow-dialog.tsx';
import { createFlowActions } from './flow-actions.ts';
import { useFlow } from './flow-context.ts';
import { waysAt } from './flow-place.ts';
import { DiagramPane } from './panes/diagram-pane.tsx';
import { FlowOutline } from './panes/flow-outline.tsx';
import { FlowProperties } from './panes/flow-properties.tsx';
import { useFlowKeys } from './use-flow-keys.ts';
import type { WorkflowEditor } from './workflow-editor.ts';

interface FlowPageProperties {
  readonly editor: WorkflowEditor;
  readonly saver: Saver;
}

type OpenDialog =
  | { readonly kind: 'add'; readonly ways: readonly Way[]; readonly from: 'outline' | 'diagram' }
  | { readonly kind: 'help' | 'publish' | 'findings' }
  | { readonly kind: 'remove'; readonly step: string; readonly others: readonly string[] };

/** The designer of one workflow: outline, diagram and properties, under a bar with what concerns the whole workflow. */
export function FlowPage({ editor, saver }: FlowPageProperties) {
  const { t, language, base } = useFlow();
  const shared = useT();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  /** The place of a finding that is to have the focus. */
  const [wanted, setWanted] = useState<string | null>(null);
  const title = useStore(editor, (state) => state.history.definition.title);
  const canUndo = useStore(editor, (state) => state.history.past.length > 0);
  const canRedo = useStore(editor, (state) => state.history.future.length > 0);
  const textLanguage = useStore(editor, (state) => state.textLanguage);
  const findings = useStore(editor, (state) => state.findings);
  const conflict = useStore(editor, (state) => state.conflict);
  const server = useStore(editor, (state) => state.server);
  const said = useStore(editor, (state) => state.said);
  const hasClip = useStore(editor, (state) => state.clip !== null);
  const root = useRef<HTMLDivElement>(null);
  const lastPane = useRef<'outline' | 'diagram'>('diagram');

  const say: Parameters<typeof createFlowActions>[0]['say'] = (key, values) => editor.set({ said: t(key, values) });
  const nameOf = (step: string): string => textIn(stepTitle(editor.get().history.definition, step), language);
  const toPane = (name: string): void => {
    const pane = root.current?.querySelector<HTMLElement>(`[data-pane="${name}"]`);
    const first = pane?.querySelector<HTMLElement | SVGElement>(
      name === 'properties' ? 'input, select, textarea, button, summary' : '[tabindex="0"]',
    );
    (first ?? pane)?.focus();
  };
  const toChosen = (): void => {
    // After the dialog has given the focus back and the new step is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => toPane(lastPane.current)));
  };
  const actions = useMemo(
    () =>
      createFlowActions({
        editor,
        say,
        nameOf,
        askRemoval: (step, others) => setDialog({ kind: 'remove', step, others }),
      }),
    [editor],
  );
  const openAdd = (ways?: readonly Way[]): void => {
    const { history, chosen } = editor.get();
    const offered = ways ?? waysAt(history.definition, chosen);
    setDialog({ kind: 'add', ways: offered, from: lastPane.current });
  };
  const onKey = (event: KeyboardEvent): void => {
    const pane = event.target instanceof Element ? event.target.closest('[data-pane="outline"]') : null;
    lastPane.current = pane === null ? 'diagram' : 'outline';
    if (event.altKey) {
      if (event.key === 'ArrowUp') actions.step('up');
      else if (event.key === 'ArrowDown') actions.step('down');
      else return;
      event.preventDefault();
      toChosen();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === 'c') actions.copy();
      else if (key === 'x') actions.cut();
      else if (key === 'v') actions.paste();
      else return;
      event.preventDefault();
      toChosen();
      return;
    }
    if (event.key === 'Insert' || event.key === '+') openAdd();
    else if (event.key === 'Delete') {
      actions.remove();
      toChosen();
    } else if (event.key === 'Enter' || event.key === ' ') toPane('properties');
    else return;
    event.preventDefault();
  };
  useFlowKeys({ editor, saver, isBlocked: () => dialog !== null, toPane });

  useEffect(() => {
    if (said === 'merged') editor.set({ said: shared('designer.said.merged') });
    if (said === '') return;
    const timer = setTimeout(() => editor.set({ said: '' }), 6_000);
    return () => clearTimeout(timer);
  }, [said]);

  // Once a dialog has given the focus back, and the step's fields are drawn.
  useEffect(() => {
    if (wanted === null || dialog !== null) return;
    setWanted(null);
    const pane = root.current?.querySelector('[data-pane="properties"]');
    if (!toFinding(pane, wanted)) toPane('properties');
  }, [wanted, dialog]);

  const close = () => setDialog(null);
  const toPlace = (place: string): void => {
    editor.choose(stepOfPlace(editor.get().history.definition, place) ?? '');
    // A text's finding may be about another language than the one that is shown.
    const language = place.split('.').at(-1) ?? '';
    if (editor.loaded.languages.includes(language)) editor.set({ textLanguage: language });
    setWanted(place);
  };
  const tools = [
    { icon: 'arrow-upward', text: 'flow.tool.up', act: () => actions.step('up') },
    { icon: 'arrow-downward', text: 'flow.tool.down', act: () => actions.step('down') },
    { icon: 'copy', text: 'flow.tool.copy', act: actions.copy },
    { icon: null, text: 'flow.tool.cut', act: actions.cut },
    ...(hasClip ? ([{ icon: 'assignment', text: 'flow.tool.paste', act: actions.paste }] as const) : []),
    { icon: 'delete', text: 'flow.tool.delete', act: actions.remove },
  ] as const;
  return (
    <div class="designer flow-designer" ref={root}>
      <DesignerBar
        back={{ href: base, text: t('flow.bar.back') }}
        title={textIn(title, language) || server.key}
        saved={<SaveNote editor={editor} saver={saver} />}
        address={`${base}/${server.key}`}
        undo={canUndo ? editor.undo : null}
        redo={canRedo ? editor.redo : null}
        textLanguage={textLanguage}
        languages={editor.loaded.languages}
        ownLanguage={language}
        onTextLanguage={(chosen) => editor.set({ textLanguage: chosen })}
        findings={findings}
        onOpen={(kind) => setDialog({ kind })}
        first={
          <button type="button" class="tool-button" onClick={() => editor.choose('')}>
            {t('flow.bar.settings')}
          </button>
        }
        afterFindings={
          <a class="tool-button" href={`${base}/${server.key}/proev`}>
            {t('flow.bar.try')}
          </a>
        }
      />
      <p class={said === '' ? 'designer-said sr-only' : 'designer-said'} role="status">
        {said}
      </p>
      <div class="designer-panes">
        <section class="pane pane-outline" data-pane="outline" aria-label={t('flow.pane.outline')}>
          <div class="pane-actions">
            <button type="button" class="button button-secondary button-small" onClick={() => openAdd()}>
              {t('flow.tool.add')}
            </button>
            <div class="outline-tools" role="toolbar" aria-label={t('flow.tool.label')}>
              {tools.map(({ icon, text, act }) => (
                <button key={text} type="button" class="tool" aria-label={t(text)} title={t(text)} onClick={act}>
                  {icon === null ? <span aria-hidden="true">✂</span> : <Icon name={icon} />}
                </button>
              ))}
            </div>
          </div>
          <FlowOutline editor={editor} onKey={onKey} />
        </section>
        <section class="pane pane-preview flow-pane" data-pane="diagram" aria-label={t('flow.pane.diagramPane')}>
          <DiagramPane editor={editor} onKey={onKey} onAdd={(way) => openAdd([way])} onMove={actions.move} />
        </section>
        <section
          class="pane pane-properties"
          data-pane="properties"
          aria-label={t('flow.pane.properties')}
          tabIndex={-1}
        >
          <FlowProperties editor={editor} onPlace={toPlace} />
        </section>
      </div>
      {conflict !== null && (
        <FlowConflictDialog editor={editor} conflict={conflict} onSettled={() => void saver.flush()} />
      )}
      {dialog?.kind === 'add' && (
        <AddStepDialog
          definition={editor.get().history.definition}
          ways={dialog.ways}
          onClose={close}
          onAdd={(way, kind) => {
            close();
            actions.add(way, kind);
            toChosen();
          }}
        />
      )}
      {dialog?.kind === 'remove' && (
        <RemoveStepDialog
          name={nameOf(dialog.step)}
          others={dialog.others.map(nameOf)}
          onClose={close}
          onRemove={() => {
            const { step } = dialog;
            close();
            actions.removeNow(step);
            toChosen();
          }}
        />
      )}
      {dialog?.kind === 'help' && <FlowHelpDialog onClose={close} />}
      {dialog?.kind === 'findings' && (
        <FindingsDialog
          editor={editor}
          onClose={close}
          onChoose={(place) => {
            close();
            toPlace(place);
          }}
        />
      )}
      {dialog?.kind === 'publish' && (
        <PublishFlowDialog
          workflow={server.key}
          save={async () => ((await saver.flush()) ? editor.get().revision : null)}
          onClose={close}
          onPlace={toPlace}
          onRefused={(found) =>
            editor.set({ refused: { definition: editor.get().history.definition, findings: found } })
          }
          onPublished={(answer) => {
            close();
            editor.set({
              refused: null,
              server: answer.state,
              said: withNotes(
                answer.kind === 'published'
                  ? t('flow.said.published', { version: answer.version })
                  : t('flow.said.scheduled', {
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
