import { randomInt } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import { createDryRun, keptDryRuns } from '../../../cases/dry-runs/dry-run-row.ts';
import { closingDaysOf } from '../../../organisations/closing-days.ts';
import { textIn, translator } from '../../../texts/catalogue.ts';
import { inventInput, writable } from '../../../workflows/dry-run/chance-player.ts';
import { replay } from '../../../workflows/dry-run/replay.ts';
import { DryRunSchema, type Start } from '../../../workflows/dry-run/run-schema.ts';
import { searchInSteps } from '../../../workflows/dry-run/search-dead-ends.ts';
import { testPersons } from '../../../workflows/dry-run/test-persons.ts';
import { addDays, endOfDanishDay } from '../../../workflows/working-days.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { danishDate } from '../../citizen/form-context.ts';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { type Beginning, ListPage } from './list-page.tsx';
import { runRoutes } from './run-routes.tsx';
import { SearchPage } from './search-page.tsx';
import { dryRunPageTexts } from './texts.ts';
import { type OpenedWorkflow, type WorkflowParams, withWorkflow } from './with-run.ts';

type WorkflowRequest = FastifyRequest<{ Params: WorkflowParams }>;

const stem = '/:organisation/design/arbejdsgange/:key/proev';
const isRun = Compile(DryRunSchema);

/** Where a run that has begun is played; or what was wrong with what was asked for. */
type Begun =
  | { readonly href: string }
  | {
      readonly href?: never;
      readonly beginning: Beginning;
      readonly errors: readonly { readonly message: string; readonly fieldId: string }[];
    };

/** How far the search from the page goes: a few seconds of one processor at most. */
const budget = { moves: 1_000, movesOfRun: 250, seed: 1 } as const;

/** `…/proev`: a workflow's dry runs; begins one, searches for dead ends. Works without scripts. */
export function dryRunRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get<{ Params: WorkflowParams }>(stem, (request, reply) => showList(request, reply, null, []));

  server.post<{ Params: WorkflowParams }>(stem, { config: { limit: 'submission' } }, async (request, reply) => {
    const form = postedForm(request);
    const begun = await withWorkflow(application, request, reply, (opened) => beginRun(request, opened, form));
    if (begun === null) return reply;
    if (begun.href !== undefined) return reply.redirect(begun.href, 303);
    return showList(request, reply, begun.beginning, begun.errors);
  });

  server.post<{ Params: WorkflowParams }>(
    `${stem}/blindgyder`,
    { config: { limit: 'submission' } },
    async (request, reply) => {
      const at = services.now().toISOString();
      const found = await withWorkflow(application, request, reply, async ({ playable, to }) => ({ playable, to }));
      if (found === null) return reply;
      const { playable, to } = found;
      if (!playable.ok) return reply.redirect(to.list, 303);
      const result = await inSlices(searchInSteps(playable.world, { ...budget, at, language: 'da' }));
      const context = pageContext(request, reply);
      const t = translator(dryRunPageTexts, context.language);
      return sendPage(request, reply, context, {
        title: t('dryRunPage.search'),
        content: <SearchPage context={context} to={to} definition={playable.definition} result={result} />,
      });
    },
  );

  runRoutes(server, application);

  async function showList(
    request: WorkflowRequest,
    reply: FastifyReply,
    posted: Beginning | null,
    errors: readonly { readonly message: string; readonly fieldId: string }[],
  ): Promise<FastifyReply> {
    const opened = await withWorkflow(
      application,
      request,
      reply,
      async ({ transaction, playable, to, organisation }) => {
        const rows = await keptDryRuns(transaction, request.params.key);
        const kept = playable.ok
          ? rows.map(({ id, name, run, expected }) => ({
              id,
              name,
              replayed: replay(playable.world, { run, expected }),
            }))
          : [];
        return { playable, to, kept, slug: organisation.slug };
      },
    );
    if (opened === null) return reply;
    const { playable, to, kept, slug } = opened;
    const context = pageContext(request, reply);
    const t = translator(dryRunPageTexts, context.language);
    const beginning = posted ?? {
      person: testPersons[0]?.key ?? '',
      day: danishDate(services.now()),
      language: context.languages[0] ?? 'da',
      answers: 'opfind',
    };
    return sendPage(request, reply, context, {
      title: t('dryRunPage.title', { workflow: textIn(playable.definition.title, context.language) }),
      errors,
      content: (
        <ListPage
          context={context}
          to={to}
          designHref={`/${slug}/design/arbejdsgange/${request.params.key}`}
          playable={playable}
          kept={kept}
          beginning={beginning}
          errors={errors}
        />
      ),
    });
  }

  async function beginRun(
    request: WorkflowRequest,
    { transaction, organisation, employee, playable, to }: OpenedWorkflow,
    form: PostedForm,
  ): Promise<Begun> {
    if (!playable.ok) return { href: to.list };
    const { world, definition } = playable;
    const made = { workflow: request.params.key, by: employee.id };
    const given = form.value('koersel');
    if (given !== undefined) {
      const run = parsed(given);
      if (!isRun.Check(run)) throw new WebError('badRequest');
      return {
        href: to.run(await createDryRun(transaction, organisation.id, { ...made, run, filling: null }, services.now())),
      };
    }
    const beginning: Beginning = {
      person: form.value('person') ?? '',
      day: (form.value('dag') ?? '').trim(),
      language: form.value('sprog') ?? '',
      answers: form.value('svar') ?? 'opfind',
    };
    const errors = errorsOf(beginning, request.language);
    const first = definition.steps[definition.start];
    if (errors.length > 0 || first?.kind !== 'fill') return { beginning, errors };
    const at = morningOf(beginning.day);
    const language = organisation.languages.find((each) => each === beginning.language) ?? 'da';
    const person = testPersons.find(({ key }) => key === beginning.person) ?? null;
    const invented = inventInput(world, first.as, { at, language, person }, randomInt(2 ** 31));
    const empty = { answers: {}, prefilled: invented?.input.prefilled ?? {}, files: {} };
    const isInvented = beginning.answers === 'opfind' && invented?.ok === true;
    const input = writable(isInvented ? invented.input : empty);
    const closed = closingDaysOf(organisation).map(({ date }) => date);
    const closingDays = closed.length > 0 ? { closingDays: closed } : {};
    const start: Start = { at, language, person: beginning.person, input, ...closingDays };
    const run = { schema: 'dry-run/1' as const, start, moves: [] };
    const filling = isInvented ? null : { at: null, input };
    const id = await createDryRun(transaction, organisation.id, { ...made, run, filling }, services.now());
    return { href: filling ? to.fill(id) : to.run(id) };
  }
}

function errorsOf({ person, day }: Beginning, language: string) {
  const t = translator(dryRunPageTexts, language);
  const errors: { message: string; fieldId: string }[] = [];
  if (!testPersons.some(({ key }) => key === person)) {
    errors.push({ message: t('dryRunPage.badPerson'), fieldId: 'person' });
  }
  const isDay = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  if (!isDay) errors.push({ message: t('dryRunPage.badDay'), fieldId: 'dag' });
  return errors;
}

/** Runs a long computation so that this process answers others in between. */
async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await othersFirst();
  }
}

/** Nine o'clock in the morning of a Danish day. */
function morningOf(day: string): string {
  return new Date(Date.parse(endOfDanishDay(addDays(day, -1))) + 9 * 3_600_000).toISOString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
