import { render, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { mergeForms } from '../../../forms/design/merge-forms.ts';
import { type Language, translator } from '../../../texts/catalogue.ts';
import type { DesignerStart } from '../../designer/designer-start.ts';
import { designerTexts } from '../../designer/texts.ts';
import { PageEnvironmentContext } from '../../page-environment.ts';
import { DesignerContext, useDesigner } from './context.ts';
import { createDesignClient, type DesignFailure } from './design-client.ts';
import { EditorPage } from './editor-page.tsx';
import { createEditor, type Editor } from './editor-state.ts';
import { FailureNote } from './pages/failure-note.tsx';
import { FormTranslationsPage, FormVersionsPage } from './pages/form-pages.tsx';
import { ListPage } from './pages/list-page.tsx';
import { asFailure } from './said.ts';
import { createSaver, type Saver } from './saver.ts';
import { watchFindings } from './watch-findings.ts';

/** Draws the designer into its place on the page, from what the server wrote there. */
export function startDesigner(document: Document): void {
  const place = document.querySelector<HTMLElement>('[data-designer]');
  if (!place) return;
  const start: DesignerStart = JSON.parse(place.dataset.designer ?? '');
  const language: Language = document.documentElement.lang || 'da';
  const base = `/${start.organisation}/design`;
  const environment = {
    client: createDesignClient(`${base}/api`, start.csrfToken),
    t: translator(designerTexts, language),
    language,
    base,
    formBase: `/${start.organisation}/blanket`,
  };
  place.replaceChildren();
  render(
    <DesignerContext.Provider value={environment}>
      <PageEnvironmentContext.Provider value={{ language, icons: start.icons }}>
        {pageOf(start)}
      </PageEnvironmentContext.Provider>
    </DesignerContext.Provider>,
    place,
  );
}

function pageOf({ page, form, icons, map }: DesignerStart): VNode {
  if (page === 'list' || form === null) return <ListPage />;
  if (page === 'versions') return <FormVersionsPage form={form} />;
  if (page === 'translations') return <FormTranslationsPage form={form} />;
  return <OpenEditor form={form} icons={icons} map={map} />;
}

interface Opened {
  readonly editor: Editor;
  readonly saver: Saver;
}

/** How often one asks whether somebody else has saved. */
const asking = 10_000;

/** Loads a form and keeps it saved, looked through and up to date while its page is open. */
function OpenEditor({ form, icons, map }: Pick<DesignerStart, 'icons' | 'map'> & { readonly form: string }) {
  const { client, t } = useDesigner();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [failure, setFailure] = useState<DesignFailure | null>(null);
  const load = (): void => {
    setFailure(null);
    Promise.all([client.load(form), client.lists()]).then(
      ([loaded, { names }]) => {
        const editor = createEditor(loaded, names);
        setOpened({ editor, saver: createSaver(editor, { ...client, merge: mergeForms }) });
      },
      (error) => setFailure(asFailure(error)),
    );
  };
  useEffect(load, []);
  useEffect(() => {
    if (opened === null) return;
    const { editor, saver } = opened;
    const endFindings = watchFindings(editor);
    const isUnsaved = () => editor.get().history.definition !== editor.get().stored;
    const warn = (event: BeforeUnloadEvent): void => {
      if (isUnsaved()) event.preventDefault();
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
      endFindings();
      saver.stop();
      clearInterval(timer);
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [opened]);
  if (failure !== null) {
    return (
      <>
        <h1>{t('designer.failure.open')}</h1>
        <FailureNote failure={failure} onAgain={load} />
      </>
    );
  }
  if (opened === null) return <p role="status">{t('designer.list.loading')}</p>;
  return <EditorPage editor={opened.editor} saver={opened.saver} icons={icons} map={map} />;
}
