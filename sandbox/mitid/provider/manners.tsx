import type { Provider } from 'oidc-provider';
import { translator } from '../../../src/texts/catalogue.ts';
import { pageHeaders, renderPage } from '../../pages.tsx';
import { errorPage, languageOf } from './error-page.tsx';
import { type ProviderOptions, providerPaths } from './provider-options.ts';
import { providerTexts } from './texts.ts';

// OpenID Connect Core 3.1.2.6 and RFC 6749 4.1.2.1: only these say something about the user or the moment. The rest are
// mistakes of the client, which the broker shows on a page of its own instead of redirecting.
const redirected = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'server_error',
  'temporarily_unavailable',
]);

function withoutCookie(header: string | undefined, name: string): string {
  const cookies = (header ?? '').split('; ');
  return cookies.filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`)).join('; ');
}

/** Answers that differ from the library's: errors on the broker's own page, log-out without a question. */
export function addManners(provider: Provider, options: ProviderOptions): void {
  const session = provider.cookieName('session');
  provider.use(async (context, next) => {
    if (context.path.startsWith(providerPaths.authorization)) {
      if (context.query.response_mode !== undefined && context.query.response_mode !== 'query') {
        context.status = 400;
        errorPage(context, 'invalid_request', 'only the response_mode query is enabled');
        return;
      }
      // The session of an earlier log-in must not bind this one to the same person.
      context.req.headers.cookie = withoutCookie(context.req.headers.cookie, session);
      await next();
      const location = context.response.get('location');
      if (!location?.startsWith(options.client.redirectUri)) return;
      const { searchParams, hash } = new URL(location);
      const answer = hash === '' ? searchParams : new URLSearchParams(hash.slice(1));
      const error = answer.get('error');
      if (error === null || redirected.has(error)) return;
      context.status = 400;
      errorPage(context, error, answer.get('error_description') ?? '');
      return;
    }
    if (context.path === providerPaths.end_session) {
      if (!context.query.id_token_hint) {
        context.status = 400;
        errorPage(context, 'invalid_request', "missing required parameter 'id_token_hint'");
        return;
      }
      await next();
      if (context.status !== 200) return;
      const { postLogoutRedirectUri, state } = context.oidc.session.state ?? {};
      await context.oidc.session.destroy();
      context.cookies.set(session, null, { path: new URL(options.issuer).pathname });
      context.remove('content-type');
      if (postLogoutRedirectUri !== undefined) {
        const back = new URL(postLogoutRedirectUri);
        if (state !== undefined) back.searchParams.set('state', state);
        context.status = 303;
        context.redirect(back.href);
        return;
      }
      const language = languageOf(context);
      const say = translator(providerTexts, language);
      context.set(pageHeaders());
      context.body = renderPage({ title: say('provider.out.title'), language }, <p>{say('provider.out.what')}</p>);
      return;
    }
    await next();
  });
}
