import type { FastifyInstance } from 'fastify';
import { BackLink } from './components/back-link.tsx';
import { componentExamples } from './components/examples.tsx';
import { StepIndicator } from './components/step-indicator.tsx';
import { pageContext } from './page-context.ts';
import { sendPage } from './send-page.ts';
import type { WebRoutes } from './web-routes.ts';

/** A page with every part, for the browser tests and to look at. Not among the product's own routes. */
export const sampleRoutes: WebRoutes = {
  name: 'sample',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.get('/:organisation/eksempler', async (request, reply) => {
      const page = pageContext(request, reply);
      const english = page.language === 'en';
      return sendPage(request, reply, page, {
        title: english ? 'Examples' : 'Eksempler',
        before: <BackLink href="/demo/" />,
        beside: (
          <StepIndicator
            steps={[
              { title: english ? 'First' : 'Først', href: '/demo/1', state: 'done', current: false },
              { title: english ? 'Second' : 'Dernæst', href: '/demo/2', state: 'open', current: true },
              { title: english ? 'Last' : 'Sidst', state: 'open', current: false },
            ]}
          />
        ),
        content: (
          <>
            <h1>{english ? 'Examples' : 'Eksempler'}</h1>
            {componentExamples(page.language)
              // The page has them already, around the content.
              .filter(({ name }) => name !== 'step-indicator' && name !== 'back-link')
              .map(({ name, draw }) => (
                <div key={name}>{draw()}</div>
              ))}
          </>
        ),
      });
    });
  },
};
