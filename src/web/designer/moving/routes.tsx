import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readLeft, readMove, readOlderCases } from '../../../cases/moving/case-move.ts';
import { beginCheck, confirmMove, stopMove } from '../../../cases/moving/steer-move.ts';
import { workflowStates } from '../../../cases/workflow-designs/workflow-states.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn, translator } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { MovePage } from './move-page.tsx';
import { movingTexts } from './texts.ts';

type Request = FastifyRequest<{
  Params: { readonly key: string };
  Querystring: { readonly side?: unknown; readonly svar?: unknown };
}>;

const path = '/:organisation/design/arbejdsgange/:key/flyt';
const pageSize = 50;
/** So long, in milliseconds, an answer waits for what is done in a moment: few cases need no page that shows progress. */
const patience = 2_500;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `…/flyt`: which running cases can go on by the newest version and what keeps the others, then moving those that can. The work is
 * a job of its own; the page shows how far it is, also without scripts.
 */
export function movingRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

  server.get(path, async (request: Request, reply) => {
    const found = await admit(request, reply);
    return found ? show(request, reply, found.organisation) : reply;
  });

  server.post(`${path}/undersoeg`, change, async (request: Request, reply) => {
    const found = await admit(request, reply);
    if (!found) return reply;
    const { organisation, employee } = found;
    const by = { employee: employee.id, from: requestOrigin(request) };
    await beginCheck(services, organisation, request.params.key, by);
    return goBack(request, reply, organisation);
  });

  server.post(path, change, async (request: Request, reply) => {
    const found = await admit(request, reply);
    if (!found) return reply;
    const { organisation, employee } = found;
    const check = postedForm(request).value('undersoegelse') ?? '';
    const by = { employee: employee.id, from: requestOrigin(request) };
    const begun = uuid.test(check) && (await confirmMove(services, organisation, request.params.key, check, by));
    return goBack(request, reply, organisation, begun ? '' : '?svar=foraeldet');
  });

  server.post(`${path}/stop`, change, async (request: Request, reply) => {
    const found = await admit(request, reply);
    if (!found) return reply;
    const { organisation, employee } = found;
    const by = { employee: employee.id, from: requestOrigin(request) };
    await stopMove(services, organisation, request.params.key, by);
    return goBack(request, reply, organisation);
  });

  /** @throws {WebError} 404 for a workflow that is not there. */
  async function admit(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const returnTo = request.method === 'GET' ? request.raw.url : addressOf(organisation, request.params.key);
    const employee = await requireEmployee(request, reply, returnTo);
    if (!employee) return null;
    const [state] = await database.inOrganisation(organisation.id, (transaction) =>
      workflowStates(transaction, request.params.key),
    );
    if (!state) throw new WebError('notFound');
    return { organisation, employee };
  }

  async function goBack(request: Request, reply: FastifyReply, organisation: Organisation, query = '') {
    const { key } = request.params;
    for (const until = performance.now() + patience; performance.now() < until; await sleep(100)) {
      const move = await database.inOrganisation(organisation.id, (transaction) => readMove(transaction, key));
      if (move?.state !== 'checking' && move?.state !== 'moving') break;
      // What takes longer is shown at once.
      if (move.counts.waiting > pageSize * 4) break;
    }
    return reply.redirect(`${addressOf(organisation, key)}${query}#status`, 303);
  }

  async function show(request: Request, reply: FastifyReply, organisation: Organisation) {
    const { key } = request.params;
    const { side, svar } = request.query;
    const page = typeof side === 'string' && /^[1-9]\d{0,4}$/.test(side) ? Number(side) : 1;
    const read = await database.inOrganisation(organisation.id, async (transaction) => {
      const move = await readMove(transaction, key);
      const left = move?.counts.left ? await readLeft(transaction, move.id, pageSize, (page - 1) * pageSize) : [];
      return { move, left, ...(await readOlderCases(transaction, key)) };
    });
    const context = pageContext(request, reply);
    const { language } = context;
    const followed = await Promise.all(
      [...new Set(read.left.map(({ follows }) => follows))].map((id) =>
        services.definitions.workflow(organisation.id, id),
      ),
    );
    const stem = `/${organisation.slug}/design/arbejdsgange/${key}`;
    const title = translator(movingTexts, language)('moving.title');
    return sendPage(
      request,
      reply,
      { ...context, path: `${stem}/flyt` },
      {
        title,
        before: <BackLink href={stem} />,
        scripts: read.move?.state === 'checking' || read.move?.state === 'moving' ? ['live-part'] : [],
        content: (
          <MovePage
            {...read}
            path={`${stem}/flyt`}
            csrfToken={context.csrfToken}
            page={page}
            pageSize={pageSize}
            stepTitle={({ follows }, step) => {
              const found = followed.find(({ id }) => id === follows)?.workflow.definition.steps[step];
              return found ? markedIn(found.title, language) : step;
            }}
            stale={svar === 'foraeldet'}
          />
        ),
      },
    );
  }
}

function addressOf(organisation: Organisation, key: string): string {
  return `/${organisation.slug}/design/arbejdsgange/${key}/flyt`;
}
