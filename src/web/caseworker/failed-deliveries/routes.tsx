import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { mayReadCase } from '../../../cases/access.ts';
import { beginBulk, readBulks } from '../../../cases/deliveries/bulk.ts';
import type { FixedInput } from '../../../cases/deliveries/delivery-input.ts';
import { countFailed, type FailedFilter, failed, listFailed } from '../../../cases/deliveries/failed-deliveries.ts';
import { countWaiting, readPeersDown } from '../../../cases/deliveries/peers-down.ts';
import { type Placed, placeReceipt } from '../../../cases/deliveries/place-receipt.ts';
import { listSent } from '../../../cases/deliveries/sent-documents.ts';
import { settleByPerson } from '../../../cases/deliveries/settle-by-person.ts';
import { kindsOfReceipts } from '../../../cases/deliveries/take-receipt.ts';
import { listUnknownReceipts, putReceiptAway } from '../../../cases/deliveries/unknown-receipts.ts';
import { type Reach, reachOf } from '../../../cases/reach.ts';
import { casePlaces, findCase } from '../../../cases/stored-case.ts';
import { decryptJson } from '../../../database/encryption/envelope.ts';
import type { CaseInput } from '../../../options/option.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import type { Language } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { Choice } from '../../components/radio-group.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import type { WebRoutes } from '../../web-routes.ts';
import { type LoggedInEmployee, requireEmployee } from '../require-employee.tsx';
import { deliveryAddresses as addresses } from './addresses.ts';
import { type Correction, correctableFields, inputName, readCorrection } from './correction.ts';
import { deliveryChoice } from './delivery-choice.ts';
import { FailedPage, type FailedPageProperties } from './list-page.tsx';
import { type OneDelivery, OnePage } from './one-page.tsx';
import { failedDeliveryTranslator } from './texts.ts';
import { chosenField, placeField, putAwayField } from './unknown-receipt-list.tsx';

const pageSize = 50;
const shownBulks = 5;
const longestReason = 2_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Admitted {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  /** Those whose failed deliveries the employee may settle; null for an administrator: all. */
  readonly groups: readonly string[] | null;
  readonly reach: Reach;
}

/** A failed delivery as it is shown, with what a correction of it is judged by. */
interface ReadDelivery extends OneDelivery {
  readonly declared: Parameters<typeof correctableFields>[0];
  readonly told: CaseInput['fields'];
  readonly readsCase: boolean;
}

/** `/{organisation}/sagsbehandling/afleveringer`: failed deliveries, corrected and sent again, one or many (DEL-2). */
export function failedDeliveryRoutes(application: Application): WebRoutes {
  return { name: 'failed deliveries', needs: 'deliveries.settle', register: (server) => register(server, application) };
}

function register(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;
  const root = '/:organisation/sagsbehandling/afleveringer';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

  server.get(root, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const query = request.query as Readonly<Record<string, unknown>>;
    const begun = query.begyndt === 'ja' ? 'yes' : query.begyndt === 'intet' ? 'nothing' : null;
    const awayIs = query['lagt-vaek'];
    const away = awayIs === 'ja' ? 'done' : awayIs === 'forbi' ? 'over' : null;
    const [onCase, onDelivery] = [query['lagt-paa'], query.aflevering].map((id) =>
      typeof id === 'string' && uuid.test(id) ? id : null,
    );
    const placedOn = onCase && onDelivery ? { case: onCase, delivery: onDelivery } : null;
    return showList(request, reply, admitted, query, { begun, away, placedOn });
  });

  server.post(`${root}/mange`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, groups, reach } = admitted;
    const form = postedForm(request);
    const t = failedDeliveryTranslator(request.language);
    const [action, isAll] = actionOf(form.value('handling'));
    const chosen = form.values('valgt').filter((id) => uuid.test(id));
    const reason = (form.value('begrundelse') ?? '').replaceAll('\r\n', '\n').trim();
    const query = { modtager: form.value('modtager'), grund: form.value('grund') };
    const noneChosen = !isAll && chosen.length === 0 ? { chosen: t('deliveries.error.noneChosen') } : {};
    const wrongReason =
      action !== 'byHand'
        ? {}
        : reason === ''
          ? { reason: t('deliveries.error.noReason') }
          : reason.length > longestReason
            ? { reason: t('deliveries.error.tooLong', { allowed: longestReason, given: reason.length }) }
            : {};
    const errors = { ...noneChosen, ...wrongReason };
    if (Object.keys(errors).length > 0) {
      return showList(request, reply, admitted, query, { errors, typed: { reason, chosen } });
    }
    const bulk = await beginBulk(
      services,
      organisation,
      { groups, reach, ...filterOf(query) },
      isAll ? undefined : chosen,
      action === 'byHand' ? { action, reason } : { action },
      { employee: employee.id, from: requestOrigin(request) },
    );
    const list = addresses.list(organisation.slug);
    return reply.redirect(`${list}?begyndt=${bulk === null ? 'intet' : 'ja'}`, 303);
  });

  server.post(`${root}/kvitteringer`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const form = postedForm(request);
    const receipt = { kind: form.value('slags') ?? '', id: form.value('kvittering') ?? '' };
    const reason = (form.value(putAwayField(receipt)) ?? '').replaceAll('\r\n', '\n').trim();
    const t = failedDeliveryTranslator(request.language);
    const error =
      reason === ''
        ? t('deliveries.error.noPutAwayReason')
        : reason.length > longestReason
          ? t('deliveries.error.tooLong', { allowed: longestReason, given: reason.length })
          : null;
    if (error !== null) {
      return showList(request, reply, admitted, {}, { putAway: { receipt, reason, error } });
    }
    const by = { employee: employee.id, at: services.now(), from: requestOrigin(request), reason };
    const isDone = await database.inOrganisation(organisation.id, (transaction) =>
      putReceiptAway(transaction, organisation, receipt, by),
    );
    return reply.redirect(`${addresses.list(organisation.slug)}?lagt-vaek=${isDone ? 'ja' : 'forbi'}`, 303);
  });

  server.post(`${root}/kvitteringer/sag`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const form = postedForm(request);
    const receipt = { kind: form.value('slags') ?? '', id: form.value('kvittering') ?? '' };
    const number = (form.value(placeField(receipt)) ?? '').trim().slice(0, 60);
    const place = { caseNumber: number, delivery: form.value(chosenField(receipt)) };
    const by = { employee, at: services.now(), from: requestOrigin(request) };
    const placed =
      number === ''
        ? 'missing'
        : await database.inOrganisation(organisation.id, (transaction) =>
            placeReceipt(
              transaction,
              organisation,
              { ...receipt, about: kindsOfReceipts(services, receipt.kind) },
              place,
              by,
            ),
          );
    const list = addresses.list(organisation.slug);
    if (placed === 'over') return reply.redirect(`${list}?lagt-vaek=forbi`, 303);
    if (typeof placed === 'object' && placed.kind === 'placed') {
      return reply.redirect(`${list}?lagt-paa=${placed.case}&aflevering=${placed.delivery}`, 303);
    }
    const problem = typeof placed === 'object' ? placed.kind : placed;
    const error = failedDeliveryTranslator(request.language)(`deliveries.place.${problem}`);
    const deliveries =
      typeof placed === 'object'
        ? await choicesOf(organisation, placed, pageContext(request, reply).language)
        : undefined;
    return showList(
      request,
      reply,
      admitted,
      {},
      {
        placing: { receipt, number, error, ...(deliveries && { deliveries }) },
      },
    );
  });

  server.get<{ Params: { readonly id: string } }>(`${root}/:id`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const delivery = await readOne(request, admitted, request.params.id);
    return delivery ? showOne(request, reply, admitted, delivery) : showGone(request, reply, admitted);
  });

  server.post<{ Params: { readonly id: string } }>(`${root}/:id`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const delivery = await readOne(request, admitted, request.params.id);
    if (!delivery) return showGone(request, reply, admitted);
    const form = postedForm(request);
    const correction = readCorrection(delivery.declared, delivery.told, form, request.language);
    if (Object.keys(correction.errors).length > 0) return showOne(request, reply, admitted, delivery, correction);
    const { changed } = correction;
    const by = { employee: employee.id, groups: employee.groups, reach: admitted.reach, from: requestOrigin(request) };
    const settled = await settleByPerson(
      services,
      organisation,
      delivery.id,
      Object.keys(changed).length === 0 ? { action: 'retry' } : { action: 'correct', fields: changed },
      by,
    );
    if (settled !== 'done') return showGone(request, reply, admitted);
    return reply.redirect(`${addresses.case(organisation.slug, delivery.case)}?ok=send-igen`, 303);
  });

  async function choicesOf(
    organisation: Organisation,
    { workflowVersion, deliveries }: Extract<Placed, { kind: 'choose' }>,
    language: Language,
  ): Promise<readonly Choice[]> {
    const { workflow } = await services.definitions.workflow(organisation.id, workflowVersion);
    return deliveries.map((delivery) =>
      deliveryChoice(delivery, workflow, services.deliveries.get(delivery.kind)?.kind, language),
    );
  }

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const returnTo = request.method === 'GET' ? request.raw.url : addresses.list(organisation.slug);
    const employee = await requireEmployee(request, reply, returnTo);
    if (!employee) return null;
    const { access } = employee;
    const all = access.has('deliveries.settle-all');
    const reach = await database.inOrganisation(organisation.id, (transaction) =>
      reachOf(transaction, access, all ? 'deliveries.settle-all' : 'deliveries.settle'),
    );
    return { organisation, employee, groups: all ? null : employee.groups, reach };
  }

  async function showList(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, employee, groups, reach }: Admitted,
    query: Readonly<Record<string, unknown>>,
    more: Partial<
      Pick<FailedPageProperties, 'begun' | 'errors' | 'typed' | 'away' | 'putAway' | 'placing' | 'placedOn'>
    >,
  ): Promise<FastifyReply> {
    const filter = filterOf(query);
    const page = typeof query.side === 'string' && /^[1-9]\d{0,4}$/.test(query.side) ? Number(query.side) : 1;
    const read = await database.inOrganisation(organisation.id, async (transaction) => ({
      counts: await countFailed(transaction, { groups, reach }),
      rows: await listFailed(transaction, { groups, reach, ...filter }, pageSize, (page - 1) * pageSize),
      down: await readPeersDown(transaction),
      waiting: await countWaiting(transaction),
      bulks: await readBulks(transaction, shownBulks),
      unknown: await listUnknownReceipts(transaction, organisation, pageSize),
    }));
    const rows = await Promise.all(
      read.rows.map(async (row) => {
        const version = await services.definitions.workflow(organisation.id, row.workflowVersion);
        return { ...row, stepTitle: version.workflow.definition.steps[row.step]?.title ?? { da: row.step } };
      }),
    );
    const own = pageContext(request, reply);
    // What was posted comes back on the list, whose address it is not posted to.
    const context = request.method === 'GET' ? own : { ...own, path: addresses.list(organisation.slug) };
    const t = failedDeliveryTranslator(context.language);
    const {
      errors = {},
      typed = { reason: '', chosen: [] },
      begun = null,
      away = null,
      placedOn = null,
      putAway,
      placing,
    } = more;
    return sendPage(request, reply, context, {
      title: t('deliveries.list.title'),
      errors: [
        ...(errors.chosen === undefined ? [] : [{ message: errors.chosen, fieldId: 'valgt' }]),
        ...(errors.reason === undefined ? [] : [{ message: errors.reason, fieldId: 'begrundelse' }]),
        ...(putAway ? [{ message: putAway.error, fieldId: putAwayField(putAway.receipt) }] : []),
        ...(placing
          ? [{ message: placing.error, fieldId: (placing.deliveries ? chosenField : placeField)(placing.receipt) }]
          : []),
      ],
      content: (
        <FailedPage
          context={context}
          services={services}
          now={services.now()}
          {...read}
          rows={rows}
          opens={employee.access.has('cases.work')}
          filter={filter}
          page={page}
          pageSize={pageSize}
          begun={begun}
          away={away}
          placedOn={placedOn}
          {...(putAway && { putAway })}
          {...(placing && { placing })}
          errors={errors}
          typed={typed}
        />
      ),
    });
  }

  /** The delivery, for members of the group whose it is; that they read it is logged. Undefined when it has not failed any more. */
  async function readOne(
    request: FastifyRequest,
    { organisation, employee, reach }: Admitted,
    id: string,
  ): Promise<ReadDelivery | undefined> {
    if (!uuid.test(id)) throw new WebError('notFound');
    return database.inOrganisation(organisation.id, async (transaction) => {
      const row = await failed(transaction, { groups: employee.groups, reach })
        .select(['delivery.id', 'delivery.case', 'delivery.kind', 'delivery.peer', 'delivery.reason', 'delivery.input'])
        .where('delivery.id', '=', id)
        .executeTakeFirst();
      const stored = row && (await findCase(transaction, organisation, row.case, false));
      if (!row || !stored) return undefined;
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: stored.person,
          action: 'caseRead',
          recordKind: 'case',
          record: stored.id,
          detail: { ...requestOrigin(request), delivery: id },
          key: stored.key,
        },
      ]);
      const fixed = row.input && decryptJson<FixedInput>(stored.key.key, casePlaces.deliveryInput, row.input);
      const told = fixed?.input.fields ?? {};
      const { fields, wrongFields } = services.deliveries.get(row.kind)?.kind ?? {};
      // Before it was attempted nothing is fixed that could be corrected.
      const declared = fixed ? { fields, wrongFields } : {};
      const attempts = await transaction
        .selectFrom('delivery_attempt')
        .select(['attempt', 'outcome'])
        .where('delivery', '=', id)
        .execute();
      const outcomes = new Map(attempts.map(({ attempt, outcome }) => [attempt, outcome]));
      const sent = (await listSent(transaction, stored, [id])).get(id) ?? [];
      return {
        declared,
        told,
        sent: sent.map((each) => ({ ...each, outcome: outcomes.get(each.attempt) ?? '' })),
        readsCase: await mayReadCase(transaction, stored, employee, services.now()),
        id: row.id,
        case: row.case,
        caseNumber: stored.number,
        peer: row.peer ?? row.kind,
        reason: row.reason,
        fields: correctableFields(declared, told),
      };
    });
  }

  async function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: Admitted,
    delivery: ReadDelivery,
    correction?: Correction,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.one(admitted.organisation.slug, delivery.id) };
    const errors = Object.entries(correction?.errors ?? {});
    const t = failedDeliveryTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('deliveries.one.title', { number: delivery.caseNumber }),
      before: <BackLink href={addresses.list(admitted.organisation.slug)}>{t('deliveries.list.title')}</BackLink>,
      errors: errors.map(([key, message]) => ({ message, fieldId: inputName(key) })),
      content: (
        <OnePage
          context={context}
          services={services}
          delivery={delivery}
          readsCase={delivery.readsCase}
          {...(correction && { correction })}
        />
      ),
    });
  }

  async function showGone(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: Admitted,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.list(organisation.slug) };
    const t = failedDeliveryTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('deliveries.list.title'),
      status: 404,
      before: <BackLink href={addresses.list(organisation.slug)}>{t('deliveries.list.title')}</BackLink>,
      content: (
        <>
          <h1>{t('deliveries.list.title')}</h1>
          <p>{t('deliveries.one.gone')}</p>
        </>
      ),
    });
  }
}

function filterOf({ modtager, grund }: Readonly<Record<string, unknown>>): Pick<FailedFilter, 'peer' | 'reason'> {
  return {
    ...(typeof modtager === 'string' && modtager !== '' ? { peer: modtager.slice(0, 200) } : {}),
    ...(typeof grund === 'string' && grund !== '' ? { reason: grund.slice(0, 4_000) } : {}),
  };
}

function actionOf(button: string | undefined): readonly ['retry' | 'byHand', boolean] {
  switch (button) {
    case 'igen':
      return ['retry', false];
    case 'igen-alle':
      return ['retry', true];
    case 'klaret':
      return ['byHand', false];
    case 'klaret-alle':
      return ['byHand', true];
    default:
      throw new WebError('badRequest');
  }
}
