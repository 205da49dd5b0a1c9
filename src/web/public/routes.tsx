import { markedIn, translator } from '../../texts/catalogue.ts';
import { type Application, organisationOf } from '../application.ts';
import { LocalText } from '../components/local-text.tsx';
import { pageContext, pageFrame } from '../page-context.ts';
import { sendPage } from '../send-page.ts';
import { WebError } from '../web-error.ts';
import type { WebRoutes } from '../web-routes.ts';
import { publicTexts } from './texts.ts';

/** The pages that belong to nobody: the list of organisations, their logos and accessibility statements. */
export function publicRoutes(application: Application): WebRoutes {
  return {
    name: 'public',
    needs: 'anyone',
    register(server) {
      server.get('/', async (request, reply) => {
        const t = translator(publicTexts, request.language);
        const open = (await application.services.organisations.all()).filter(({ closedAt }) => closedAt === null);
        return sendPage(request, reply, pageFrame(request, reply), {
          title: t('public.organisations.title'),
          content: (
            <>
              <h1>{t('public.organisations.title')}</h1>
              <ul>
                {open.map(({ slug, name }) => (
                  <li key={slug}>
                    <a href={`/${slug}/`}>
                      <LocalText text={name} />
                    </a>
                  </li>
                ))}
              </ul>
            </>
          ),
        });
      });

      server.get('/:organisation/logo', async (request, reply) => {
        const { logo } = (await organisationOf(request, application)).branding;
        if (!logo) throw new WebError('notFound');
        return reply
          .header('cache-control', 'public, max-age=3600')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .type(logo.mediaType)
          .send(Buffer.from(logo.content, 'base64'));
      });

      server.get('/:organisation/tilgaengelighed', async (request, reply) => {
        const frame = pageContext(request, reply);
        const t = translator(publicTexts, request.language);
        return sendPage(request, reply, frame, {
          title: t('public.accessibility.title'),
          content: (
            <>
              <h1>{t('public.accessibility.title')}</h1>
              <p>{t('public.accessibility.text')}</p>
              <p>
                {t('public.accessibility.problem', {
                  organisation: markedIn(frame.organisation.name, request.language),
                })}
              </p>
            </>
          ),
        });
      });
    },
  };
}
