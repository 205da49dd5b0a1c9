import { render, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Language, translator } from '../../../texts/catalogue.ts';
import { mergeWorkflows } from '../../../workflows/design/merge-workflows.ts';
import { designerTexts } from '../../designer/texts.ts';
import { flowDesignerTexts } from '../../designer/workflows/texts.ts';
import type { WorkflowDesignerStart } from '../../designer/workflows/workflow-designer-start.ts';
import { PageEnvironmentContext } from '../../page-environment.ts';
import { DesignerContext } from '../designer/context.ts';
import { createDesignClient, type DesignFailure } from '../designer/design-client.ts';
import { FailureNote } from '../designer/pages/failure-note.tsx';
import { asFailure } from '../designer/said.ts';
import { createSaver, type Saver } from '../designer/saver.ts';
import { FlowContext, useFlow } from './flow-context.ts';
import { FlowPage } from './flow-page.tsx';
import { FlowListPage } from './pages/flow-list-page.tsx';
import { WorkflowTranslationsPage, WorkflowVersionsPage } from './pages/workflow-pages.tsx';
import { watchWorkflow } from './watch-workflow.ts';
import { createWorkflowClient } from './workflow-client.ts';
import { createWorkflowEditor, type WorkflowEditor } from './workflow-editor.ts';

/** Draws the workflow designer into its place on the page, from what the server wrote there. */
export function startWorkflowDesigner(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-workflow-designer]');
  if (!place) return;
  const start: WorkflowDesignerStart = JSON.parse(place.dataset.workflowDesigner ?? '');
  const language: Language = document.documentElement.lang || 'da';
  const design = `/${start.organisation}/design`;
  // The controls that both designers have take their texts from the form designer's.
  const shared = {
    client: createDesignClient(`${design}/api`, start.csrfToken),
    t: translator(designerTexts, language),
    language,
    base: design,
    formBase: `/${start.organisation}/blanket`,
  };
  const own = {
    client: createWorkflowClient(`${design}/api`, start.csrfToken),
    t: translator(flowDesignerTexts, language),
    language,
    base: `${design}/arbejdsgange`,
    layoutWorker: start.layoutWorker,
  };
  place.replaceChildren();
  render(
    <DesignerContext.Provider value={shared}>
      <FlowContext.Provider value={own}>
        <PageEnvironmentContext.Provider value={{ language, icons: start.icons }}>
          {pageOf(start)}
        </PageEnvironmentContext.Provider>
      </FlowContext.Provider>
    </DesignerContext.Provider>,
    place,
  );
}

function pageOf({ page, workflow }: WorkflowDesignerStart): VNode {
  if (page === 'list' || workflow === null) return <FlowListPage />;
  if (page === 'versions') return <WorkflowVersionsPage workflow={workflow} />;
  return page === 'translations' ? (
    <WorkflowTranslationsPage workflow={workflow} />
  ) : (
    <OpenWorkflow workflow={workflow} />
  );
}

interface Opened {
  readonly editor: WorkflowEditor;
  readonly saver: Saver;
}

/** How often one asks whether somebody else has saved. */
const asking = 10_000;

/** Loads a workflow and keeps it saved, looked through and up to date while its page is open. */
function OpenWorkflow({ workflow }: { readonly workflow: string }) {
  const { client, t } = useFlow();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const load = (): void => {
    setFailure(null);
    client.load(workflow).then(
      (loaded) => {
        const editor = createWorkflowEditor(loaded);
        setOpened({ editor, saver: createSaver(editor, { ...client, merge: mergeWorkflows }) });
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  useEffect(load, []);
  useEffect(() => {
    if (opened === null) return;
    const { editor, saver } = opened;
    const endWatch = watchWorkflow(editor, client);
    const warn = (event: BeforeUnloadEvent): void => {
      if (editor.get().history.definition !== editor.get().stored) event.preventDefault();
    };
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void saver.flush();
      else void saver.refresh();
    };
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void saver.refresh();
    }, asking);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      endWatch();
      saver.stop();
      clearInterval(timer);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [opened]);
  if (failure !== null) {
    return (
      <>
        <h1>{t('flow.failure.open')}</h1>
        <FailureNote failure={failure} onAgain={load} />
      </>
    );
  }
  if (opened === null) return <p role="status">{t('flow.loading')}</p>;
  return <FlowPage editor={opened.editor} saver={opened.saver} />;
}
