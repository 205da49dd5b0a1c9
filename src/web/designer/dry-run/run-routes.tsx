import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeDryRun, createDryRun, deleteDryRun, keptDryRuns } from '../../../cases/dry-runs/dry-run-row.ts';
import { previewEffect } from '../../../cases/dry-runs/preview-effect.ts';
import type { FormInput } from '../../../forms/answers.ts';
import { type EvaluatedField, type EvaluatedForm, evaluate } from '../../../forms/evaluate.ts';
import { textIn, translator } from '../../../texts/catalogue.ts';
import { inventInput, writable } from '../../../workflows/dry-run/chance-player.ts';
import { keepRun } from '../../../workflows/dry-run/kept-run.ts';
import { inputKey, makeMove } from '../../../workflows/dry-run/make-move.ts';
import { offersOf } from '../../../workflows/dry-run/offers.ts';
import { playRun } from '../../../workflows/dry-run/play.ts';
import type { Filling, Move } from '../../../workflows/dry-run/run-schema.ts';
import { tellProblem } from '../../../workflows/dry-run/tell-difference.ts';
import { testPerson } from '../../../workflows/dry-run/test-persons.ts';
import { formContext } from '../../../workflows/dry-run/world.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { pageErrors } from '../../citizen/fill/page-errors.ts';
import { pageContext } from '../../page-context.ts';
import { emptyForm, type PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { FillPage } from './fill-page.tsx';
import type { Wrong } from './offer-form.tsx';
import { readFilling } from './read-filling.ts';
import { inputName, passOffer, readDays, readMove } from './read-move.ts';
import { RunPage } from './run-page.tsx';
import { dryRunPageTexts } from './texts.ts';
import { type OpenedRun, type RunParams, withRun } from './with-run.ts';

type RunRequest = FastifyRequest<{ Params: RunParams }>;

/** What a request came to: another address, or the page again with what is wrong. */
type Came =
  | { readonly href: string }
  | { readonly wrong: { readonly field: string; readonly message: string } | null }
  | { readonly fill: Omit<Parameters<typeof FillPage>[0], 'context' | 'errorsAt'>; readonly isWrong: boolean };

const stem = '/:organisation/design/arbejdsgange/:key/proev/:run';
const config = { config: { limit: 'submission' } } as const;
const longestName = 200;
/** All of them are played again at each publishing. */
const mostKept = 100;

/** `…/proev/{run}`: one dry run, move by move. */
export function runRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get<{ Params: RunParams }>(stem, (request, reply) => handle(request, reply, async () => ({ wrong: null })));

  server.post<{ Params: RunParams }>(`${stem}/traek`, config, (request, reply) =>
    handle(request, reply, (opened, form) => move(opened, form, request.language)),
  );

  server.post<{ Params: RunParams }>(`${stem}/fortryd`, config, (request, reply) =>
    handle(request, reply, async ({ transaction, row, to }, form) => {
      const count = Number(form.value('til'));
      if (row.name === null && isCurrent(row, form) && Number.isInteger(count) && count >= 0) {
        const run = { ...row.run, moves: row.run.moves.slice(0, count) };
        await changeDryRun(transaction, row, { run, filling: null }, services.now());
      }
      return { href: to.run(row.id) };
    }),
  );

  server.post<{ Params: RunParams }>(`${stem}/gem`, config, (request, reply) =>
    handle(request, reply, (opened, form) => keep(opened, form, request.language)),
  );

  server.post<{ Params: RunParams }>(`${stem}/kopi`, config, (request, reply) =>
    handle(request, reply, async ({ transaction, organisation, employee, row, to }) => {
      const made = { workflow: row.workflow, run: row.run, filling: null, by: employee.id };
      return { href: to.run(await createDryRun(transaction, organisation.id, made, services.now())) };
    }),
  );

  server.post<{ Params: RunParams }>(`${stem}/slet`, config, (request, reply) =>
    handle(request, reply, async ({ transaction, row, to }) => {
      await deleteDryRun(transaction, row.id);
      return { href: to.list };
    }),
  );

  server.get<{ Params: RunParams }>(`${stem}/udfyld`, (request, reply) =>
    handle(request, reply, async (opened) => showFilling(opened, false)),
  );

  server.post<{ Params: RunParams }>(`${stem}/udfyld`, config, (request, reply) =>
    handle(request, reply, (opened, form) => fill(opened, form)),
  );

  /** Does what a request asks within its transaction, then draws the page or leads on. */
  async function handle(
    request: RunRequest,
    reply: FastifyReply,
    work: (opened: OpenedRun, form: PostedForm) => Promise<Came>,
  ): Promise<FastifyReply> {
    const form = request.method === 'POST' ? postedForm(request) : emptyForm;
    const done = await withRun(application, request, reply, async (opened) => ({
      opened,
      came: await work(opened, form),
    }));
    if (done === null) return reply;
    if ('unplayable' in done) return reply.redirect(done.unplayable, 303);
    const { opened, came } = done;
    if ('href' in came) return reply.redirect(came.href, 303);
    const context = pageContext(request, reply);
    const t = translator(dryRunPageTexts, context.language);
    if ('fill' in came) {
      // A form's pictures stand within its definition.
      reply.imageOrigin = 'data:';
      const errorsAt = (field: EvaluatedField) => (came.isWrong ? field.errors : []);
      const shown = came.fill.evaluated.pages.filter((page) => page.visible).flatMap((page) => page.fields);
      return sendPage(request, reply, context, {
        title: t('dryRunPage.fillSend'),
        errors: pageErrors(shown, errorsAt, context.language),
        content: <FillPage {...came.fill} context={context} errorsAt={errorsAt} />,
      });
    }
    const { row, playable, to } = opened;
    const wrong: Wrong | null = came.wrong && { ...came.wrong, typed: (name) => form.value(name) };
    return sendPage(request, reply, context, {
      title:
        row.name === null
          ? t('dryRunPage.run', { workflow: textIn(playable.definition.title, context.language) })
          : t('dryRunPage.runKept', { name: row.name }),
      errors: wrong ? [{ message: wrong.message, fieldId: wrong.field }] : [],
      content: (
        <RunPage
          context={context}
          to={to}
          playable={playable}
          row={row}
          played={playRun(playable.world, row.run)}
          wrong={wrong}
          deliveryTitle={(kind) => services.deliveries.get(kind)?.kind.title ?? { da: kind }}
          deliveryContent={(effect) =>
            previewEffect(services, opened.organisation, playable.definition, row.run.start, effect)
          }
        />
      ),
    });
  }

  async function move(
    { transaction, playable: { world, definition }, row, to }: OpenedRun,
    form: PostedForm,
    language: string,
  ): Promise<Came> {
    const t = translator(dryRunPageTexts, language);
    const { situation, stopped } = playRun(world, row.run);
    const stale = { wrong: { field: 'nu', message: t('dryRunPage.stale') } };
    if (!situation || row.name !== null || stopped.why === 'problem' || !isCurrent(row, form)) return stale;
    const index = Number(form.value('tilbud'));
    let made: Move;
    if (index === passOffer) {
      const field = inputName('days', passOffer);
      const days = readDays(form.value(field) ?? '');
      if (days === null) return { wrong: { field, message: t('dryRunPage.time.badDays') } };
      made = { do: 'pass', days };
    } else {
      const offer = offersOf(world, situation)[index];
      if (!offer || ('at' in offer && form.value('trin') !== offer.at.step)) return stale;
      const read = readMove(world, situation, offer, index, form);
      if (read.kind === 'wrong') return { wrong: { field: read.field, message: t(read.message) } };
      if (read.kind === 'fill') {
        const { step, items } = read.offer.at;
        const before = situation.inputs[inputKey(read.offer.alias, items)];
        const person = read.offer.who === 'starter' ? testPerson(situation.start.person) : null;
        const circumstances = { at: situation.now, language: situation.start.language, person };
        const prefilled = inventInput(world, read.offer.alias, circumstances, 1)?.input.prefilled ?? {};
        const by = form.value(inputName('by', index));
        const filling: Filling = {
          at: { step, ...(items.length > 0 ? { items: [...items] } : {}) },
          input: writable(before ?? { answers: {}, prefilled, files: {} }),
          ...(by === undefined || by === '' ? {} : { by }),
        };
        await changeDryRun(transaction, row, { filling }, services.now());
        return { href: to.fill(row.id) };
      }
      made = read.move;
    }
    const moved = makeMove(world, situation, made);
    if (!moved.ok) {
      const field = index === passOffer ? inputName('days', passOffer) : inputName('reason', index);
      return { wrong: { field, message: textIn(tellProblem(definition, moved.problem), language) } };
    }
    const run = { ...row.run, moves: [...row.run.moves, made] };
    await changeDryRun(transaction, row, { run, filling: null }, services.now());
    return { href: `${to.run(row.id)}#nu` };
  }

  async function keep(
    { transaction, playable: { world }, row, to }: OpenedRun,
    form: PostedForm,
    language: string,
  ): Promise<Came> {
    const t = translator(dryRunPageTexts, language);
    const { expected } = keepRun(world, row.run);
    if (!isCurrent(row, form)) return { wrong: { field: 'gem', message: t('dryRunPage.stale') } };
    if (row.name !== null) {
      await changeDryRun(transaction, row, { expected }, services.now());
      return { href: to.run(row.id) };
    }
    const name = (form.value('navn') ?? '').trim().slice(0, longestName);
    if (name === '') return { wrong: { field: 'navn', message: t('dryRunPage.noName2') } };
    const others = await keptDryRuns(transaction, row.workflow);
    if (others.length >= mostKept)
      return { wrong: { field: 'navn', message: t('dryRunPage.tooMany', { most: mostKept }) } };
    if (others.some((other) => other.name === name)) {
      return { wrong: { field: 'navn', message: t('dryRunPage.nameTaken') } };
    }
    await changeDryRun(transaction, row, { name, expected, filling: null }, services.now());
    return { href: to.list };
  }

  async function fill(opened: OpenedRun, form: PostedForm): Promise<Came> {
    const { transaction, playable, row, to } = opened;
    const asked = askedForm(opened);
    if (!asked) return { href: to.run(row.id) };
    if (!isCurrent(row, form)) return showFilling(opened, false);
    const intent = form.value('handling');
    if (intent === 'fortryd') {
      // A run that has not begun has nothing to go back to.
      if (asked.filling.at === null) await deleteDryRun(transaction, row.id);
      else await changeDryRun(transaction, row, { filling: null }, services.now());
      return { href: asked.filling.at === null ? to.list : to.run(row.id) };
    }
    if (intent === 'opfind') {
      const invented = inventInput(playable.world, asked.alias, asked.circumstances, randomInt(2 ** 31));
      return saveFilling(opened, asked.filling, invented?.input ?? asked.input, false);
    }
    const { input, isWithin } = readFilling(asked.evaluated, asked.input, form);
    if (intent !== 'send' || isWithin) return saveFilling(opened, asked.filling, input, false);
    const { world } = playable;
    const { at } = asked.filling;
    if (at === null) {
      const run = { ...row.run, start: { ...row.run.start, input: writable(input) } };
      if (playRun(world, { ...run, moves: [] }).stopped.why === 'problem') {
        return saveFilling(opened, asked.filling, input, true);
      }
      await changeDryRun(transaction, row, { run, filling: null }, services.now());
      return { href: to.run(row.id) };
    }
    const { situation } = playRun(world, row.run);
    const { by } = asked.filling;
    const made: Move = { do: 'submit', at, input: writable(input), ...(by === undefined ? {} : { by }) };
    const moved = situation && makeMove(world, situation, made);
    if (!moved?.ok) return saveFilling(opened, asked.filling, input, true);
    const run = { ...row.run, moves: [...row.run.moves, made] };
    await changeDryRun(transaction, row, { run, filling: null }, services.now());
    return { href: `${to.run(row.id)}#nu` };
  }

  /** Keeps what was typed and shows the form with it. */
  async function saveFilling(opened: OpenedRun, filling: Filling, input: FormInput, isWrong: boolean): Promise<Came> {
    const { transaction, row } = opened;
    const changed = { ...filling, input: writable(input) };
    await changeDryRun(transaction, row, { filling: changed }, services.now());
    return showFilling({ ...opened, row: { ...row, filling: changed, revision: row.revision + 1 } }, isWrong);
  }
}

function isCurrent({ revision }: OpenedRun['row'], form: PostedForm): boolean {
  return form.value('revision') === String(revision);
}

/** The form that a run waits for to be filled in, with what stands in it. */
function askedForm({ playable: { world }, row }: OpenedRun) {
  const { filling, run } = row;
  if (!filling) return null;
  const { definition } = world.workflow;
  const step = definition.steps[filling.at?.step ?? definition.start];
  const form = step?.kind === 'fill' ? world.forms.get(step.as) : undefined;
  const played = filling.at === null ? null : playRun(world, run);
  if (step?.kind !== 'fill' || !form || (filling.at !== null && !played?.situation)) return null;
  const { language, person: key } = run.start;
  const person = step.by === 'starter' ? testPerson(key) : null;
  const at = played?.situation?.now ?? run.start.at;
  const input = filling.input as FormInput;
  const evaluated: EvaluatedForm = evaluate(form, input, formContext(world, at, language, person));
  return { filling, alias: step.as, form, input, evaluated, circumstances: { at, language, person } };
}

function showFilling(opened: OpenedRun, isWrong: boolean): Came {
  const { row, to } = opened;
  const asked = askedForm(opened);
  if (!asked) return { href: to.run(row.id) };
  const { form, input, evaluated, filling } = asked;
  return {
    isWrong,
    fill: {
      action: to.fill(row.id),
      backHref: filling.at === null ? to.list : to.run(row.id),
      revision: row.revision,
      definition: form.compiled.definition,
      evaluated,
      files: input.files,
    },
  };
}
