import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { measureDeliveries } from '../../../cases/deliveries/measure-deliveries.ts';
import {
  type PreviewedCase,
  type PreviewedDelivery,
  previewDeliveries,
} from '../../../cases/deliveries/preview-deliveries.ts';
import { readPreviewedCase } from '../../../cases/deliveries/previewed-case.ts';
import { keptDryRuns } from '../../../cases/dry-runs/dry-run-row.ts';
import { publishedForms } from '../../../cases/workflow-designs/workflow-parts.ts';
import { markedIn, translator } from '../../../texts/catalogue.ts';
import { askedForms } from '../../../workflows/aliases.ts';
import { type PreparedWorkflow, prepareWorkflow } from '../../../workflows/compile-workflow.ts';
import { chancePlayer, startByChance } from '../../../workflows/dry-run/chance-player.ts';
import { caseNumber } from '../../../workflows/dry-run/effects-of.ts';
import { type Played, play, playRun } from '../../../workflows/dry-run/play.ts';
import { testPerson } from '../../../workflows/dry-run/test-persons.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { pageContext } from '../../page-context.ts';
import { emptyForm, type PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { type OpenedWorkflow, type WorkflowParams, withWorkflow } from '../dry-run/with-run.ts';
import { PreviewPage } from './preview-page.tsx';
import { deliveryPreviewTexts } from './texts.ts';

type PreviewRequest = FastifyRequest<{ Params: WorkflowParams }>;
type Problem = 'notFound' | 'otherWorkflow' | 'notPlayable' | 'onlyCaseworkers';

interface Shown {
  readonly caseNumber: string | null;
  readonly language: string;
  readonly deliveries: readonly PreviewedDelivery[];
  readonly of: PreviewedCase;
}

const stem = '/:organisation/design/arbejdsgange/:key/afleveringer';
/** A case that is played by chance ends or is looked at after so many moves. */
const mostMoves = 300;
/** Answers of chance do not suit every form at the first try. */
const mostTries = 5;

/** `…/afleveringer`: what a workflow's deliveries would hand over for a case. Works without scripts. */
export function deliveryPreviewRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get<{ Params: WorkflowParams }>(stem, (request, reply) => show(request, reply, emptyForm));
  server.post<{ Params: WorkflowParams }>(stem, { config: { limit: 'submission' } }, (request, reply) =>
    show(request, reply, postedForm(request)),
  );

  async function show(request: PreviewRequest, reply: FastifyReply, form: PostedForm): Promise<FastifyReply> {
    const number = form.value('sag')?.trim();
    const run = form.value('koersel');
    const opened = await withWorkflow(application, request, reply, async (workflow) => {
      const kept = await keptDryRuns(workflow.transaction, request.params.key);
      const asked =
        number !== undefined
          ? await realCase(request, workflow, number)
          : run !== undefined
            ? dryRunCase(workflow, kept.find(({ id }) => id === run)?.run ?? null)
            : null;
      return { ...workflow, kept, asked };
    });
    if (opened === null) return reply;
    const { playable, organisation, employee, kept, asked } = opened;
    // Outside of the transaction: a letter is typeset and put together for it.
    const measured =
      asked === null || typeof asked === 'string'
        ? null
        : { ...asked, deliveries: await measureDeliveries(services, organisation, asked.of, asked.deliveries) };
    const context = pageContext(request, reply);
    const t = translator(deliveryPreviewTexts, context.language);
    const problem = typeof asked === 'string' ? asked : null;
    const errors =
      problem === null
        ? []
        : [{ message: t(`deliveryPreview.${problem}`), fieldId: problem === 'notPlayable' ? 'koersel' : 'sag' }];
    const design = `/${organisation.slug}/design/arbejdsgange/${request.params.key}`;
    return sendPage(request, reply, context, {
      title: t('deliveryPreview.title', { workflow: markedIn(playable.definition.title, context.language) }),
      errors,
      content: (
        <PreviewPage
          context={context}
          action={`${design}/afleveringer`}
          designHref={design}
          playable={playable}
          kept={kept}
          chosenRun={run ?? ''}
          mayReadCases={employee.access.has('cases.work')}
          number={number ?? ''}
          errors={errors}
          shown={measured}
        />
      ),
    });
  }

  async function realCase(
    request: PreviewRequest,
    { transaction, organisation, employee, playable }: OpenedWorkflow,
    number: string,
  ): Promise<Shown | Problem> {
    if (!employee.access.has('cases.work')) return 'onlyCaseworkers';
    const wanted = { number, workflow: request.params.key, reader: employee, origin: requestOrigin(request) };
    const read = await readPreviewedCase(services, transaction, organisation, wanted);
    if (!read.ok) return read.why === 'not-found' ? 'notFound' : 'otherWorkflow';
    // A workflow that is not ready yet is what one looks at a case for: what is missing is said field by field.
    const keys = askedForms(playable.definition).map(({ form }) => form);
    const { workflow } = prepareWorkflow(playable.definition, await publishedForms(transaction, keys));
    return { caseNumber: read.shown.caseNumber, ...written(organisation, workflow, read.shown) };
  }

  function dryRunCase(
    { organisation, playable }: OpenedWorkflow,
    kept: Parameters<typeof playRun>[1] | null,
  ): Shown | Problem {
    if (!playable.ok) return 'notPlayable';
    const { world } = playable;
    const at = services.now().toISOString();
    const played = kept ? playRun(world, kept) : invented(playable, organisation.languages[0] ?? 'da', at);
    if (!played?.situation) return 'notPlayable';
    const { situation } = played;
    const { start, state } = situation;
    const { cpr, name } = testPerson(start.person);
    const shown: PreviewedCase = {
      state,
      caseNumber,
      at: situation.now,
      language: start.language,
      recipient: cpr === null ? null : { kind: 'cpr', id: cpr, name },
      uploads: [],
      letters: [],
      receipts: situation.history.filter(({ event }) => event.kind === 'submitted').length,
    };
    return { caseNumber: null, ...written(organisation, world.workflow, shown) };
  }

  function written(organisation: OpenedWorkflow['organisation'], workflow: PreparedWorkflow, shown: PreviewedCase) {
    return {
      language: shown.language,
      of: shown,
      deliveries: previewDeliveries(services, organisation, workflow, shown),
    };
  }
}

function invented(
  { world }: Extract<OpenedWorkflow['playable'], { ok: true }>,
  language: string,
  at: string,
): Played | null {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const seed = randomInt(2 ** 31);
    const start = startByChance(world, at, language, seed);
    const played = start && play(world, start, chancePlayer(world, seed), mostMoves);
    if (played?.situation) return played;
  }
  return null;
}
