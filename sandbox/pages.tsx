import type { FastifyReply } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { defineTexts, translator } from '../src/texts/catalogue.ts';

/** The languages that the sandbox's own pages speak. */
export type PageLanguage = 'da' | 'en';

/** What a page of the sandbox needs besides its content. */
export interface PageOptions {
  /** Shown as the heading and, with the sandbox's name, as the title of the window. */
  readonly title: string;
  readonly language: PageLanguage;
  /** HTTP status; 200 when absent. */
  readonly status?: number;
  /**
   * Origins beyond the sandbox itself that a form of this page may end at. Chromium applies `form-action` to the
   * redirects that follow a form too, so a log-in page must name the origin of the client it returns to.
   */
  readonly formTargets?: readonly string[];
  /** Address of a script of the page's own; send the page with `hasScript` then. */
  readonly script?: string;
}

const texts = defineTexts({
  'sandbox.page.name': { da: 'Sandkasse', en: 'Sandbox' },
  'sandbox.page.warning': {
    da: 'Sandkasse til prøve og demonstration. Personer og oplysninger er opdigtede.',
    en: 'A sandbox for trial and demonstration. People and data are invented.',
  },
  'sandbox.start.title': { da: 'Sandkassens modparter', en: 'The peers of the sandbox' },
  'sandbox.start.what': {
    da: 'Hver modpart spiller et system uden for løsningen. Her ses deres sider og hvad de har modtaget.',
    en: 'Each peer plays a system outside the product. Here are their pages and what they have received.',
  },
  'sandbox.start.received': { da: 'modtaget (JSON)', en: 'received (JSON)' },
  'sandbox.start.faults': { da: 'fejl (JSON)', en: 'faults (JSON)' },
  'sandbox.page.skip': { da: 'Gå til indholdet', en: 'Skip to the content' },
});

/** Danish unless English was asked for first, in a form such as `en`, `en-GB` or `en da`. */
export function pageLanguage(asked: string | undefined): PageLanguage {
  return /^\s*en\b/i.test(asked ?? '') ? 'en' : 'da';
}

/** A moment as the pages write it, in Danish time. */
export function pageMoment(at: string, language: PageLanguage): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' } as const;
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', format).format(new Date(at));
}

/** Leads to the same page in the other language, whose name is written in that language. */
export function OtherLanguage({
  address,
  language,
}: {
  readonly address: string;
  readonly language: PageLanguage;
}): VNode {
  const other = language === 'da' ? 'en' : 'da';
  return (
    <p>
      <a href={`${address}?lang=${other}`} lang={other} hreflang={other}>
        {other === 'da' ? 'Dansk' : 'English'}
      </a>
    </p>
  );
}

/** The style sheet of all pages, served at {@link styleAddress} so that pages need no inline style. */
export const pageStyle = `
:root { color-scheme: light; --ink: #1a1a1a; --line: #747474; --accent: #0b4f8a; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: #fff; }
a { color: var(--accent); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; }
header { background: #fff3c4; border-bottom: 2px solid #8a6100; padding: .75rem 1rem; }
header p { margin: 0 auto; max-width: 52rem; }
main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 0 0 1.5rem; padding: .5rem 1rem 1rem; }
legend { font-weight: 600; padding: 0 .25rem; }
.choices { list-style: none; margin: 0; padding: 0; }
.choices li { margin: .5rem 0; }
label { display: inline-flex; gap: .5rem; align-items: center; min-height: 1.75rem; margin-right: 1.5rem; }
button { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; border: 2px solid var(--accent); border-radius: 4px;
  background: #fff; color: var(--accent); cursor: pointer; text-align: left; }
.choices button { width: 100%; }
button strong { display: block; }
button span { color: var(--ink); }
button:hover { background: #e8f1f9; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #b4470e; outline-offset: 2px; }
.field label, .field span, .field strong { display: block; }
.field strong { color: #a3000e; }
.field input { font: inherit; min-height: 2.75rem; padding: .25rem .5rem; border: 1px solid var(--line); border-radius: 4px;
  width: 100%; max-width: 22rem; }
.field input[aria-invalid] { border: 2px solid #a3000e; }
.problems { border-left: 4px solid #a3000e; padding: .25rem 1rem; background: #fdecea; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0; text-align: left; vertical-align: top; }
.sheets { list-style: none; margin: 0; padding: 1rem; display: flex; flex-wrap: wrap; gap: 1rem; background: #e3e3e3; }
.sheets img { display: block; max-width: 100%; height: auto; background: #fff; box-shadow: 0 1px 4px #0006; }
select { font: inherit; min-height: 2.75rem; max-width: 100%; }
.sms-parts { list-style: none; margin: 0 0 1.5rem; padding: 0; }
.sms-parts p { margin: 0 0 .25rem; }
.sms-text { display: inline-block; background: #e8f1f9; border-radius: .75rem; padding: .5rem .75rem; max-width: 30rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
@media (width < 480px) { th, td { overflow-wrap: anywhere; padding-right: .3rem; } }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
`;

/** Where the sandbox serves {@link pageStyle}. */
export const styleAddress = '/_/style.css';

/** The headers of every page: a strict content security policy without inline script or style, and no caching. */
export function pageHeaders(
  options: Pick<PageOptions, 'formTargets'> & { readonly hasScript?: boolean } = {},
): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      ...(options.hasScript === true ? ["script-src 'self'"] : []),
      "img-src 'self'",
      ["form-action 'self'", ...(options.formTargets ?? [])].join(' '),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function Page(options: PageOptions & { readonly children: ComponentChildren }): VNode {
  const say = translator(texts, options.language);
  return (
    <html lang={options.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${options.title} – ${say('sandbox.page.name')}`}</title>
        <link rel="stylesheet" href={styleAddress} />
        {options.script === undefined ? null : <script src={options.script} defer />}
      </head>
      <body>
        <a class="skip" href="#content">
          {say('sandbox.page.skip')}
        </a>
        <header>
          <p>{say('sandbox.page.warning')}</p>
        </header>
        <main id="content" tabIndex={-1}>
          <h1>{options.title}</h1>
          {options.children}
        </main>
      </body>
    </html>
  );
}

/** A whole page of the sandbox as text; send it with {@link pageHeaders}. */
export function renderPage(options: PageOptions, content: ComponentChildren): string {
  return `<!doctype html>${renderToString(<Page {...options}>{content}</Page>)}`;
}

/** Answers a request with a page in the sandbox's shared look. */
export function sendPage(reply: FastifyReply, options: PageOptions, content: ComponentChildren): FastifyReply {
  return reply
    .code(options.status ?? 200)
    .headers(pageHeaders(options))
    .send(renderPage(options, content));
}

/** The first page of the sandbox: its peers, with links to the page, the received entries and the faults of each. */
export function sendStartPage(
  reply: FastifyReply,
  language: PageLanguage,
  peers: readonly { readonly key: string; readonly title: string }[],
): FastifyReply {
  const say = translator(texts, language);
  return sendPage(
    reply,
    { title: say('sandbox.start.title'), language },
    <>
      <p>{say('sandbox.start.what')}</p>
      <ul>
        {peers.map(({ key, title }) => (
          <li>
            <a href={`/${key}/`}>{title}</a>
            {' – '}
            <a href={`/_/${key}/received`} aria-label={`${title}: ${say('sandbox.start.received')}`}>
              {say('sandbox.start.received')}
            </a>
            {', '}
            <a href={`/_/${key}/faults`} aria-label={`${title}: ${say('sandbox.start.faults')}`}>
              {say('sandbox.start.faults')}
            </a>
          </li>
        ))}
      </ul>
    </>,
  );
}
