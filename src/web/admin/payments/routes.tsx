import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LedgerSum, PaymentDesk, PaymentRow } from '../../../cases/payments/payment-desk.ts';
import { writeCsv } from '../../../documents/csv.ts';
import { fieldsOf } from '../../../forms/fields-of.ts';
import { kronerOf, ore } from '../../../forms/kinds/payment/ore.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { danishDate } from '../../../workflows/working-days.ts';
import { type Application, organisationOf } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { momentsOf, type ReadReport, readReport, reportNames } from './report-filter.ts';
import { accountText, type Reconciled, ReportPage } from './report-page.tsx';
import { paymentReportTranslator } from './texts.ts';

const stem = '/:organisation/administration/betalinger';

/** How long the gateway's lists of a period may take to be read, in milliseconds. */
const reconcileTimeout = 120_000;

/** `GET …/administration/betalinger?fra=&til=…`: the report of payments, its files, and the comparison with the pay-outs. */
export function paymentReportRoutes(server: FastifyInstance, application: Application): void {
  server.get(stem, async (request, reply) => {
    const asked = await askedFor(request, reply);
    return asked ? show(request, reply, asked, null) : reply;
  });

  server.post(
    `${stem}/afstem`,
    { handlerTimeout: reconcileTimeout, config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const form = postedForm(request);
      const query = Object.fromEntries(Object.values(reportNames).map((name) => [name, form.value(name) ?? '']));
      const asked = await askedFor(request, reply, query);
      if (!asked) return reply;
      const { organisation, desk, read } = asked;
      const { aftale } = read.typed;
      const isThere = desk?.agreements(organisation).some(({ key }) => key === aftale) === true;
      const reconciled = desk && isThere ? await desk.reconcile(organisation, aftale, read.days) : null;
      return show(request, reply, asked, reconciled);
    },
  );

  server.get(`${stem}/afstem`, async (request, reply) => {
    const asked = await askedFor(request, reply);
    return asked ? reply.redirect(addressOf(asked.organisation), 303) : reply;
  });

  server.get(`${stem}/betalinger.csv`, async (request, reply) => {
    const asked = await askedFor(request, reply);
    if (!asked) return reply;
    const t = paymentReportTranslator(request.language);
    const rows = (await rowsOf(asked)).map((row) => ({
      [t('paymentReport.orderNumber')]: row.orderNumber,
      [t('paymentReport.caseNumber')]: row.caseNumber,
      [t('paymentReport.form')]: row.form,
      [t('paymentReport.agreement')]: row.agreement,
      [t('paymentReport.state')]: t(`paymentReport.status.${row.status}`),
      [t('paymentReport.createdAt')]: danishDate(row.createdAt.toISOString()),
      [t('paymentReport.paidAt')]: row.paidAt === null ? '' : danishDate(row.paidAt.toISOString()),
      [t('paymentReport.currency')]: row.currency,
      [t('paymentReport.demanded')]: amountCell(row.amount),
      [t('paymentReport.captured')]: amountCell(row.captured),
      [t('paymentReport.refunded')]: amountCell(row.refunded),
      [t('paymentReport.looked')]: row.troubles.length > 0,
    }));
    return sendCsv(reply, `${t('paymentReport.file')}-${asked.read.days.from}-${asked.read.days.to}`, rows);
  });

  server.get(`${stem}/bogfoering.csv`, async (request, reply) => {
    const asked = await askedFor(request, reply);
    if (!asked) return reply;
    const t = paymentReportTranslator(request.language);
    const rows = (await ledgerOf(asked)).map(({ account, ledger, currency, debit, credit }) => {
      const key = accountText(account);
      return {
        [t('paymentReport.account')]: key === null ? account : t(key),
        [t('paymentReport.ledger')]: ledger,
        [t('paymentReport.currency')]: currency,
        [t('paymentReport.debit')]: amountCell(debit),
        [t('paymentReport.credit')]: amountCell(credit),
      };
    });
    return sendCsv(reply, `${t('paymentReport.ledgerFile')}-${asked.read.days.from}-${asked.read.days.to}`, rows);
  });

  interface Asked {
    readonly organisation: Organisation;
    readonly desk: PaymentDesk | undefined;
    readonly read: ReadReport;
  }

  /** The report that is asked for, by one with the right to it. */
  async function askedFor(
    request: FastifyRequest,
    reply: FastifyReply,
    query: unknown = request.query,
  ): Promise<Asked | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addressOf(organisation));
    if (!employee) return null;
    const read = readReport(query, application.services.now());
    return { organisation, desk: application.payments, read };
  }

  async function rowsOf({ desk, organisation, read }: Asked): Promise<readonly PaymentRow[]> {
    return (await desk?.report(organisation, read.filter)) ?? [];
  }

  /** The postings of the period, of one account string where one is asked for. */
  async function ledgerOf({ desk, organisation, read }: Asked): Promise<readonly LedgerSum[]> {
    const sums = (await desk?.ledger(organisation, momentsOf(read.days))) ?? [];
    const { ledger } = read.filter;
    return ledger === undefined ? sums : sums.filter((sum) => sum.ledger === ledger);
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: Asked,
    reconciled: Reconciled,
  ): Promise<FastifyReply> {
    const { organisation, desk, read } = asked;
    const address = addressOf(organisation);
    const page = pageContext(request, reply);
    const context = request.method === 'GET' ? page : { ...page, path: address };
    const t = paymentReportTranslator(context.language);
    const [rows, ledger, forms] = [await rowsOf(asked), await ledgerOf(asked), await formsOf(asked, context.language)];
    return sendPage(request, reply, context, {
      title: t('paymentReport.title'),
      errors: Object.entries(read.errors).map(([fieldId, key]) => ({ message: t(key), fieldId })),
      content: (
        <ReportPage
          {...{ context, address, read, rows, ledger, forms, reconciled }}
          agreements={desk?.agreements(organisation) ?? []}
        />
      ),
    });
  }

  /** The forms with a payment field as they are published today, by key; a payment of another is shown by its key. */
  async function formsOf({ organisation }: Asked, language: string): Promise<ReadonlyMap<string, string>> {
    const published = await application.services.definitions.publishedForms(organisation.id);
    return new Map(
      published
        .filter(({ definition }) => fieldsOf(definition).some(({ kind }) => kind === 'payment'))
        .map(({ definition }) => [definition.key, markedIn(definition.title, language)]),
    );
  }
}

function addressOf({ slug }: Organisation): string {
  return `/${slug}/administration/betalinger`;
}

/** Øre as a spreadsheet of a Danish office reads kroner. */
function amountCell(amount: number): string {
  return kronerOf(ore(amount)).replace('.', ',');
}

function sendCsv(reply: FastifyReply, name: string, rows: Parameters<typeof writeCsv>[0]): FastifyReply {
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8');
  return reply.send(writeCsv(rows));
}
