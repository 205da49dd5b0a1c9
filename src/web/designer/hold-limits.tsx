import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reachOfDesigns } from '../../cases/designs/reach-designs.ts';
import type { Right } from '../../identity/rights/rights.ts';
import { withoutMarks } from '../../texts/imported-texts.ts';
import { type Application, organisationOf, userOf } from '../application.ts';
import { drainRequest } from '../drain-request.ts';
import { pageContext } from '../page-context.ts';
import { rightOf } from '../right-of.ts';
import { sendPage } from '../send-page.ts';
import { designerTranslator } from './texts.ts';

type DesignRight = Extract<Right, `forms.${string}` | `workflows.${string}`>;

/**
 * Holds the limits of designers' rights in one place for all that is registered on the server after it: who may design or publish some
 * forms or workflows only is refused at those of others (403, in words), and where something is made or changed that belongs to none.
 * Lists leave out what is not reached by themselves.
 */
export function holdDesignLimits(server: FastifyInstance, application: Application): void {
  server.addHook('preHandler', async (request, reply) => {
    const user = userOf(request);
    const right = designRightOf(request);
    if (right === null || user?.kind !== 'employee') return;
    const { access } = user;
    // Whoever lacks the right altogether is told so by the page itself.
    if (!access.has(right) || access.isUnlimited(right)) return;
    const named = nameOf(request);
    if (named === undefined && request.method === 'GET') return;
    const organisation = await organisationOf(request, application);
    const reached =
      named === undefined
        ? []
        : await application.services.database.inOrganisation(organisation.id, (transaction) =>
            reachOfDesigns(transaction, access, right),
          );
    if (named !== undefined && (reached === null || reached.includes(named))) return;
    return refuse(request, reply, right, named === undefined ? 'new' : 'other');
  });
}

/** The form or workflow that the address names. What a workflow may ask is a published form, which all designers of workflows see. */
function nameOf({ params, routeOptions }: FastifyRequest): string | undefined {
  if (routeOptions.url?.includes('/workflow-forms/') === true) return undefined;
  const { key, form, workflow } = params as Readonly<Record<string, string | undefined>>;
  return key ?? form ?? workflow;
}

function designRightOf(request: FastifyRequest): DesignRight | null {
  const right = rightOf(request);
  return isDesignRight(right) ? right : null;
}

function isDesignRight(right: Right): right is DesignRight {
  return /^(forms|workflows)\./.test(right);
}

async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  right: DesignRight,
  why: 'new' | 'other',
): Promise<FastifyReply> {
  const t = designerTranslator(request.language);
  const title = t('designer.limits.title');
  const text = t(`designer.limits.${right.startsWith('forms.') ? 'form' : 'workflow'}.${why}`);
  if (request.method !== 'GET') await drainRequest(request.raw);
  if (request.routeOptions.config.answers === 'problem') {
    return reply
      .code(403)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ title: withoutMarks(title), status: 403, detail: withoutMarks(text) }));
  }
  return sendPage(request, reply, pageContext(request, reply), {
    title,
    status: 403,
    content: (
      <>
        <h1>{title}</h1>
        <p>{text}</p>
      </>
    ),
  });
}
