import type { ProviderContext } from 'oidc-provider';
import { translator } from '../../../src/texts/catalogue.ts';
import { type PageLanguage, pageHeaders, pageLanguage, renderPage } from '../../pages.tsx';
import { providerTexts } from './texts.ts';

/** The language that a request to a provider asks for. */
export function languageOf(context: ProviderContext): PageLanguage {
  const { language, ui_locales: locales } = context.query;
  return pageLanguage([language ?? locales].flat()[0]);
}

/** Answers with the provider's own page about an error; the caller sets the status. */
export function errorPage(context: ProviderContext, error: string, description: string): void {
  const language = languageOf(context);
  const say = translator(providerTexts, language);
  const options = { title: say('provider.error.title'), language };
  context.remove('location');
  context.set(pageHeaders());
  context.body = renderPage(
    options,
    <>
      <p>{say('provider.error.what')}</p>
      <p>
        {say('provider.error.code')}: <code>{error}</code>
      </p>
      <p>
        {say('provider.error.detail')}: <span lang="en">{description}</span>
      </p>
    </>,
  );
}
