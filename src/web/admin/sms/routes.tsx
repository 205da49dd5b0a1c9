import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { billedPageSize, billedWorkflows, findBilled } from '../../../cases/billing/billed-messages.ts';
import { type ComparedBill, compareBilled } from '../../../cases/billing/compare-billed.ts';
import { receiverHash } from '../../../cases/billing/note-billed.ts';
import { trialWorkflow } from '../../../cases/billing/note-billed-trial.ts';
import { billedStatement } from '../../../cases/billing/statement.ts';
import { writeCsv } from '../../../documents/csv.ts';
import { isOptionOn } from '../../../organisations/option-settings.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskedNumber } from '../../../sms/masked-number.ts';
import { smsNumber } from '../../../sms/sms-number.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { lastMonths, momentsOfMonth, type ReadSmsFilter, readSmsFilter, smsFilterNames } from './log-filter.ts';
import { SmsLogPage, type SmsNames } from './log-page.tsx';
import { SmsStatementPage } from './statement-page.tsx';
import { sumsOf } from './statement-sums.ts';
import { smsLogTranslator } from './texts.ts';

const stem = '/:organisation/administration/sms';

/** How long the gateways may take to tell a month's figures, in milliseconds. */
const compareTimeout = 60_000;

/** `GET …/administration/sms?maaned=&…`: the log of SMS; `…/opgoerelse`: the month's figures, their file, and the gateway's own beside them. */
export function smsLogRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;

  server.get(stem, async (request, reply) => {
    const asked = await askedFor(request, reply, request.query);
    return asked ? showLog(request, reply, asked) : reply;
  });

  server.post(`${stem}/find`, { config: { limit: 'lookUp', csrf: 'sessionOnly' } }, async (request, reply) => {
    const asked = await askedFor(request, reply, {});
    if (!asked) return reply;
    const number = smsNumber(postedForm(request).value('nummer') ?? '', { foreignAllowed: true });
    return showLog(request, reply, asked, number);
  });

  server.get(`${stem}/find`, async (request, reply) => {
    const asked = await askedFor(request, reply, {});
    return asked ? reply.redirect(addressOf(asked.organisation), 303) : reply;
  });

  server.get(`${stem}/opgoerelse`, async (request, reply) => {
    const asked = await askedFor(request, reply, request.query);
    return asked ? showStatement(request, reply, asked, false) : reply;
  });

  server.post(
    `${stem}/opgoerelse/sammenlign`,
    { handlerTimeout: compareTimeout + 10_000, config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const month = postedForm(request).value(smsFilterNames.month) ?? '';
      const asked = await askedFor(request, reply, { [smsFilterNames.month]: month });
      return asked ? showStatement(request, reply, asked, true) : reply;
    },
  );

  server.get(`${stem}/opgoerelse/sammenlign`, async (request, reply) => {
    const asked = await askedFor(request, reply, {});
    return asked ? reply.redirect(`${addressOf(asked.organisation)}/opgoerelse`, 303) : reply;
  });

  server.get(`${stem}/opgoerelse.csv`, async (request, reply) => {
    const asked = await askedFor(request, reply, request.query);
    if (!asked) return reply;
    const { organisation, read } = asked;
    const t = smsLogTranslator(request.language);
    const { lines, names } = await statementOf(asked);
    const groups = Map.groupBy(lines, ({ unit, workflow, account, currency }) =>
      JSON.stringify([unit, workflow, account, currency]),
    );
    const rows = [...groups.values()].flatMap((of) => {
      const [first] = of;
      if (!first) return [];
      const { messages, delivered, parts, cost, doubtful, doubtfulParts } = sumsOf(of);
      const title = names.workflows.get(first.workflow);
      return [
        {
          [t('smsLog.month')]: read.month,
          [t('smsLog.unit')]: first.unit ?? '',
          [t('smsLog.workflow')]:
            first.workflow === trialWorkflow
              ? t('smsLog.trial')
              : title === undefined
                ? first.workflow
                : markedIn(title, request.language),
          [t('smsLog.account')]: names.accounts.find(({ name }) => name === first.account)?.title ?? first.account,
          [t('smsLog.messages')]: messages,
          [t('smsLog.delivered')]: delivered,
          [t('smsLog.parts')]: parts,
          [t('smsLog.price')]: cost === null ? '' : Math.round(cost) / 100,
          [t('smsLog.currency')]: first.currency,
          [t('smsLog.messagesInDoubt')]: doubtful,
          [t('smsLog.partsInDoubt')]: doubtfulParts,
        },
      ];
    });
    const name = `${t('smsLog.file')}-${organisation.slug}-${read.month}`;
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(writeCsv(rows));
  });

  interface Asked {
    readonly organisation: Organisation;
    readonly employee: LoggedInEmployee;
    readonly read: ReadSmsFilter;
  }

  /** What is asked for, by one with the right to it. */
  async function askedFor(request: FastifyRequest, reply: FastifyReply, query: unknown): Promise<Asked | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addressOf(organisation));
    return employee && { organisation, employee, read: readSmsFilter(query, services.now()) };
  }

  /** The kinds whose messages are billed, with the organisation's settings of them. */
  function billedKinds(organisation: Organisation) {
    return [...services.deliveries.values()].flatMap(({ kind, option }) =>
      kind.bills && isOptionOn(organisation, option)
        ? [{ kind, settings: services.deliverySettings(organisation, option) }]
        : [],
    );
  }

  function namesOf(organisation: Organisation, workflows: SmsNames['workflows']): SmsNames {
    const names = billedKinds(organisation).flatMap(({ kind, settings }) => kind.billing?.(settings as never) ?? []);
    return {
      workflows,
      accounts: names.flatMap(({ accounts }) => accounts),
      purposes: Object.assign({}, ...names.map(({ purposes }) => purposes)),
    };
  }

  async function showLog(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, employee, read }: Asked,
    number?: ReturnType<typeof smsNumber>,
  ): Promise<FastifyReply> {
    const now = services.now();
    const e164 = number?.ok === true ? number.e164 : undefined;
    const filter =
      e164 === undefined ? read.filter : { ...lastMonths(now), receiver: receiverHash(organisation, e164) };
    const { found, workflows } = await database.inOrganisation(organisation.id, async (transaction) => {
      const result = {
        found: await findBilled(
          transaction,
          filter,
          e164 === undefined ? read.page : 1,
          billedPageSize * (e164 ? 4 : 1),
        ),
        workflows: await billedWorkflows(transaction),
      };
      if (e164 !== undefined) {
        await recordAudit(transaction, organisation.id, [
          {
            at: now,
            actor: { kind: 'employee', id: employee.id },
            subject: null,
            action: 'caseSearched',
            recordKind: 'organisation',
            record: null,
            detail: { ...requestOrigin(request), by: 'smsNumber', found: result.found.count },
            key: { id: null, key: organisation.keys.own },
          },
        ]);
      }
      return result;
    });
    const page = pageContext(request, reply);
    const address = addressOf(organisation);
    const context = request.method === 'GET' ? page : { ...page, path: address };
    const t = smsLogTranslator(context.language);
    const wrong = number?.ok === false ? markedIn(number.problem, context.language) : undefined;
    return sendPage(request, reply, context, {
      title: t('smsLog.title'),
      errors: [
        ...Object.entries(read.errors).map(([fieldId, key]) => ({ message: t(key), fieldId })),
        ...(wrong === undefined ? [] : [{ message: wrong, fieldId: 'nummer' }]),
      ],
      content: (
        <SmsLogPage
          {...{ context, address, read, now, ...found }}
          names={namesOf(organisation, workflows)}
          sought={wrong !== undefined ? { error: wrong } : e164 === undefined ? null : { masked: maskedNumber(e164) }}
        />
      ),
    });
  }

  async function statementOf({ organisation, read }: Asked) {
    const { lines, workflows } = await database.inOrganisation(organisation.id, async (transaction) => ({
      lines: await billedStatement(transaction, momentsOfMonth(read.month)),
      workflows: await billedWorkflows(transaction),
    }));
    return { lines, names: namesOf(organisation, workflows) };
  }

  async function showStatement(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Asked,
    isCompared: boolean,
  ): Promise<FastifyReply> {
    const { organisation, read } = asked;
    const { lines, names } = await statementOf(asked);
    let compared: readonly ComparedBill[] | null = null;
    if (isCompared) {
      const signal = AbortSignal.timeout(compareTimeout);
      const billed = await Promise.all(
        billedKinds(organisation).map(
          async ({ kind, settings }) => (await kind.billed?.(settings, read.month, signal)) ?? [],
        ),
      );
      compared = compareBilled(lines, billed.flat());
    }
    const address = addressOf(organisation);
    const page = pageContext(request, reply);
    const context = isCompared ? { ...page, path: `${address}/opgoerelse` } : page;
    return sendPage(request, reply, context, {
      title: smsLogTranslator(context.language)('smsLog.statement'),
      content: <SmsStatementPage {...{ context, address, read, names, lines, compared }} now={services.now()} />,
    });
  }
}

function addressOf({ slug }: Organisation): string {
  return `/${slug}/administration/sms`;
}
