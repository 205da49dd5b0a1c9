import { renderToString } from 'preact-render-to-string';
import type { Language } from '../texts/catalogue.ts';
import { LocalText } from './components/local-text.tsx';
import type { PageFrame } from './page-context.ts';
import { PageEnvironmentContext } from './page-environment.ts';
import type { TranslateWeb } from './texts.ts';
import type { WebOrganisation } from './web-organisation.ts';

/** The id of how the organisation is reached, for links within a page. */
export const contactId = 'kontakt';

const drawn = new WeakMap<WebOrganisation, Map<Language, string>>();

/**
 * The foot of every page of an organisation. Drawn once for each of its languages: it is the same on all pages, and a
 * tenth of what a page costs.
 */
export function PageFooter({ frame }: { readonly frame: PageFrame }) {
  const { organisation, language } = frame;
  if (organisation === null) return null;
  const byLanguage = drawn.get(organisation) ?? new Map<Language, string>();
  drawn.set(organisation, byLanguage);
  const html = byLanguage.get(language) ?? renderFooter(frame, organisation);
  byLanguage.set(language, html);
  // What the renderer itself wrote, and so already escaped.
  return <footer dangerouslySetInnerHTML={{ __html: html }} />;
}

function renderFooter({ language, assets, t }: PageFrame, organisation: WebOrganisation): string {
  return renderToString(
    <PageEnvironmentContext.Provider value={{ language, icons: assets.icons }}>
      <Contact organisation={organisation} t={t} />
    </PageEnvironmentContext.Provider>,
  );
}

/** How to reach the organisation, and its accessibility statement (the law on web accessibility, section 4). */
function Contact({ organisation, t }: { readonly organisation: WebOrganisation; readonly t: TranslateWeb }) {
  const { address, phone, email, website } = organisation.contact;
  return (
    <div class="footer">
      <div class="container">
        <div class="row">
          <div class="col-12 col-md-6 footer-col">
            <h2 class="h5" id={contactId} tabIndex={-1}>
              {t('web.footer.contact')}
            </h2>
            <ul class="unstyled-list">
              <li>
                <strong>
                  <LocalText text={organisation.name} />
                </strong>
              </li>
              {address.map((line) => (
                <li key={line}>{line}</li>
              ))}
              {phone !== undefined && (
                <li>
                  {t('web.footer.phone')}
                  <a class="function-link" href={`tel:${phone.replaceAll(' ', '')}`}>
                    {phone}
                  </a>
                </li>
              )}
              {email !== undefined && (
                <li>
                  {t('web.footer.email')}
                  <a class="function-link" href={`mailto:${email}`}>
                    {email}
                  </a>
                </li>
              )}
              {website !== undefined && (
                <li>
                  <a class="function-link" href={website}>
                    {new URL(website).host}
                  </a>
                </li>
              )}
              <li>{t('web.footer.cvr', { cvr: organisation.cvr })}</li>
            </ul>
          </div>
          <div class="col-12 col-md-6 footer-col">
            <h2 class="h5">{t('web.footer.about')}</h2>
            <ul class="unstyled-list">
              <li>
                <a
                  class="function-link"
                  href={organisation.accessibilityStatement ?? `/${organisation.slug}/tilgaengelighed`}
                >
                  {t('web.footer.accessibility')}
                </a>
              </li>
            </ul>
          </div>
        </div>
      </div>
    </div>
  );
}
