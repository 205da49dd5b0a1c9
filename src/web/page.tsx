import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { textIn } from '../texts/catalogue.ts';
import { ErrorSummary, type PageError } from './components/error-summary.tsx';
import type { PageFrame } from './page-context.ts';
import { PageEnvironmentContext } from './page-environment.ts';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';

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
  readonly children: ComponentChildren;
}

/** A whole page in the frame of the design system. The content brings its own `<h1>`. */
export function Page({
  frame,
  title,
  errors = [],
  scripts = [],
  languageForm,
  before,
  beside,
  children,
}: PageProperties) {
  const { organisation, language, assets, t } = frame;
  const owner = organisation === null ? t('web.product') : textIn(organisation.name, language);
  const shown = errors.length === 0 ? title : t('web.title.error', { title });
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
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${shown} - ${owner}`}</title>
          {assets.preload.map((font) => (
            <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
          ))}
          <link rel="stylesheet" href={assets.style} />
          <link rel="icon" href={assets.favicon} type="image/svg+xml" />
          {['page', ...scripts].map((name) => (
            <script key={name} type="module" src={assets.script(name)} />
          ))}
        </head>
        <body>
          <a class="skipnav" href="#main-content">
            {t('web.skip')}
          </a>
          <PageHeader frame={frame} languageForm={languageForm} />
          <div class="page-container container">
            {beside === undefined ? (
              main
            ) : (
              <div class="row">
                <div class="col-12 col-lg-3">{beside}</div>
                <div class="col-12 col-lg-9">{main}</div>
              </div>
            )}
          </div>
          <PageFooter frame={frame} />
        </body>
      </html>
    </PageEnvironmentContext.Provider>
  );
}

/** The page as HTML text. */
export function renderPage(properties: PageProperties): string {
  return `<!DOCTYPE html>${renderToString(<Page {...properties} />)}`;
}
