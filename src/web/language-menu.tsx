import { Icon } from './components/icon.tsx';
import { languageName } from './language.ts';
import type { PageFrame } from './page-context.ts';

export interface LanguageMenuProperties {
  readonly frame: PageFrame;
  readonly languageForm?: string;
}

/**
 * The languages, under a globe at the top right (SPR-1). The browser's own `<details>` opens by mouse and keyboard
 * without scripts; each language has its name and its voice in itself, so that one who reads only that finds it.
 */
export function LanguageMenu({ frame, languageForm }: LanguageMenuProperties) {
  const { organisation, language, languages, path, t } = frame;
  const address = organisation === null ? '/sprog' : `/${organisation.slug}/sprog`;
  return (
    <details class="language-menu d-print-none">
      <summary class="function-link">
        <Icon name="language" />
        <span class="sr-only">{t('web.language.chosen', { language: '' })}</span>
        {languageName(language)}
      </summary>
      <ul aria-label={t('web.language.choose')}>
        {languages.map((offered) => (
          <li key={offered}>
            {languageForm === undefined ? (
              <a
                href={`${address}?${new URLSearchParams({ til: offered, tilbage: path })}`}
                hreflang={offered}
                lang={offered}
                aria-current={offered === language ? 'true' : undefined}
                rel="nofollow"
              >
                <Name language={offered} chosen={language} />
              </a>
            ) : (
              <button
                type="submit"
                form={languageForm}
                name="_sprog"
                value={offered}
                lang={offered}
                aria-current={offered === language ? 'true' : undefined}
              >
                <Name language={offered} chosen={language} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Name({ language, chosen }: { readonly language: string; readonly chosen: string }) {
  return (
    <>
      {language === chosen ? <Icon name="check" /> : <span class="language-menu-space" />}
      {languageName(language)}
    </>
  );
}
