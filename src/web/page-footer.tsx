import { LocalText } from './components/local-text.tsx';
import type { PageFrame } from './page-context.ts';

/** How to reach the organisation, and its accessibility statement (the law on web accessibility, section 4). */
export function PageFooter({ frame }: { readonly frame: PageFrame }) {
  const { organisation, t } = frame;
  if (organisation === null) return null;
  const { address, phone, email, website } = organisation.contact;
  return (
    <footer>
      <div class="footer">
        <div class="container">
          <div class="row">
            <div class="col-12 col-md-6 footer-col">
              <h2 class="h5">{t('web.footer.contact')}</h2>
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
    </footer>
  );
}
