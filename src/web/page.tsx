import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { textIn } from '../texts/catalogue.ts';
import { marksToElements } from '../texts/imported-texts.ts';
import { ErrorSummary, type PageError } from './components/error-summary.tsx';
import type { PageFrame } from './page-context.ts';
import { PageEnvironmentContext } from './page-environment.ts';
import { PageFooter } from './page-footer.tsx';
import { pageHead } from './page-head.tsx';
import { PageHeader } from './page-header.tsx';
import { pageTexts } from './page-texts.tsx';
import { SessionWarning } from './session-warning.tsx';

export interface PageProperties {
  readonly frame: PageFrame;
  /** What the page is about; the browser's tab shows it before the organisation's name. */
  readonly title: string;
  /** Shown in a summary at the top; the title then begins with "Error". */
  readonly errors?: readonly PageError[];
  /** Scripts beside the frame's own: names of `src/web/browser/{name}.entry.ts`. */
  readonly scripts?: readonly string[];
  /** The form that the language menu sends, so that what is typed in it is kept: see {@link PageHeader}. */
  readonly languageForm?: string;
  /** What stands before the content: a back link, or where the page is. */
  readonly before?: ComponentChildren;
  /** The steps of a form, beside the content. */
  readonly beside?: ComponentChildren;
  /** The page is a tool that takes the whole width and height, without a footer. */
  readonly workspace?: boolean;
  readonly children: ComponentChildren;
}

/** The page within `<body>`, in the frame of the design system. The content brings its own `<h1>`. */
function PageBody({ frame, errors = [], languageForm, before, beside, workspace = false, children }: PageProperties) {
  const { language, assets, t } = frame;
  const main = (
    <>
      {before}
      <main id="main-content" tabIndex={-1}>
        <ErrorSummary errors={errors} />
        {children}
      </main>
    </>
  );
  return (
    <PageEnvironmentContext.Provider value={{ language, icons: assets.icons }}>
      <a class="skipnav" href="#main-content">
        {t('web.skip')}
      </a>
      <PageHeader frame={frame} languageForm={languageForm} />
      <div class={workspace ? 'page-workspace' : 'page-container container'}>
        {beside === undefined ? (
          main
        ) : (
          <div class="row">
            <div class="col-12 col-lg-3">{beside}</div>
            <div class="col-12 col-lg-9">{main}</div>
          </div>
        )}
      </div>
      {!workspace && <PageFooter frame={frame} />}
      <SessionWarning frame={frame} />
    </PageEnvironmentContext.Provider>
  );
}

/** The page as HTML text. */
export function renderPage(properties: PageProperties): string {
  const { frame, scripts = [] } = properties;
  const [beforeTitle, afterTitle] = pageHead(frame.assets, frame, scripts);
  const title = renderToString(<title>{fullTitle(properties)}</title>);
  const body = renderToString(<PageBody {...properties} />);
  return marksToElements(
    `<!DOCTYPE html>${beforeTitle}${title}${afterTitle}<body>${body}${scripts.length === 0 ? '' : pageTexts(frame, scripts)}</body></html>`,
  );
}

function fullTitle({ frame: { organisation, language, t }, title, errors = [] }: PageProperties): string {
  const owner = organisation === null ? t('web.product') : textIn(organisation.name, language);
  return `${errors.length === 0 ? title : t('web.title.error', { title })} - ${owner}`;
}
