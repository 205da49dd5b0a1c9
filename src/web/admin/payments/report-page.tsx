import {
  type LedgerSum,
  mostReported,
  type PaymentRow,
  type Reconciliation,
} from '../../../cases/payments/payment-desk.ts';
import { formatDate } from '../../../forms/kinds/calendar-date.ts';
import { formatDecimal } from '../../../forms/kinds/format-decimal.ts';
import { Alert } from '../../components/alert.tsx';
import { BarChart } from '../../components/bar-chart.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatTime } from '../../components/time-format.ts';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { paymentStatuses, type ReadReport, reportNames, reportQuery } from './report-filter.ts';
import { byCurrency, byForm, byPeriod, sumsOf } from './report-sums.ts';
import { type PaymentReportTextKey, usePaymentReportTexts } from './texts.ts';

/** How the comparison with the gateway's pay-outs went; null where none was asked for. */
export type Reconciled = Reconciliation | { readonly problem: string } | null;

interface ReportPageProperties {
  readonly context: PageContext;
  readonly address: string;
  readonly read: ReadReport;
  readonly rows: readonly PaymentRow[];
  readonly ledger: readonly LedgerSum[];
  readonly agreements: readonly { readonly key: string; readonly title: string }[];
  /** The forms that payments were ever demanded by, with their titles. */
  readonly forms: ReadonlyMap<string, string>;
  readonly reconciled: Reconciled;
}

/** Rows that a page shows: more are read in a spreadsheet. */
const mostShown = 200;

/** The payments of a period: sums, plot, bookkeeping, comparison with the pay-outs, and the list. */
export function ReportPage(properties: ReportPageProperties) {
  const t = usePaymentReportTexts();
  const { address, read, rows, agreements } = properties;
  if (agreements.length === 0 && rows.length === 0) {
    return (
      <>
        <h1>{t('paymentReport.title')}</h1>
        <p>{t('paymentReport.off')}</p>
      </>
    );
  }
  return (
    <>
      <h1>{t('paymentReport.title')}</h1>
      <p class="font-lead">{t('paymentReport.intro')}</p>
      <Filter {...properties} />
      {rows.length >= mostReported && (
        <Alert kind="warning">
          {t('paymentReport.cut', {
            most: formatDecimal(String(mostReported), properties.context.language, { grouping: 'always' }),
          })}
        </Alert>
      )}
      {[...byCurrency(rows)].map(([currency, of]) => (
        <Sums key={currency} {...properties} currency={currency} rows={of} />
      ))}
      <section aria-labelledby="list">
        <h2 id="list">{t('paymentReport.list')}</h2>
        <List {...properties} />
        {rows.length > 0 && (
          <p>
            <a href={`${address}/betalinger.csv${reportQuery(read)}`}>{t('paymentReport.csv')}</a>
          </p>
        )}
      </section>
      <Ledger {...properties} />
      <Reconcile {...properties} />
    </>
  );
}

function Filter({ address, read, agreements, forms }: ReportPageProperties) {
  const t = usePaymentReportTexts();
  const error = (name: keyof ReadReport['errors']) => {
    const key = read.errors[name];
    return key === undefined ? {} : { error: t(key) };
  };
  const { from, to, form, status, agreement, ledger } = reportNames;
  return (
    <form method="get" action={address} noValidate class="report-filter">
      <h2 class="sr-only">{t('paymentReport.filter')}</h2>
      <TextInput
        type="date"
        name={from}
        label={t('paymentReport.from')}
        value={read.typed.fra}
        width="middle"
        {...error(from)}
      />
      <TextInput
        type="date"
        name={to}
        label={t('paymentReport.to')}
        value={read.typed.til}
        width="middle"
        {...error(to)}
      />
      <Select
        name={form}
        label={t('paymentReport.form')}
        value={read.typed.blanket}
        emptyText={t('paymentReport.allForms')}
        options={[...forms].map(([value, text]) => ({ value, text }))}
      />
      <Select
        name={status}
        label={t('paymentReport.state')}
        value={read.typed.tilstand}
        emptyText={t('paymentReport.allStates')}
        options={paymentStatuses.map((value) => ({ value, text: t(`paymentReport.status.${value}`) }))}
      />
      <Select
        name={agreement}
        label={t('paymentReport.agreement')}
        value={read.typed.aftale}
        emptyText={t('paymentReport.allAgreements')}
        options={agreements.map(({ key, title }) => ({ value: key, text: title }))}
      />
      <TextInput
        name={ledger}
        label={t('paymentReport.ledger')}
        help={t('paymentReport.ledgerHelp')}
        value={read.typed.konto}
        width="middle"
      />
      <div class="button-row">
        <Button>{t('paymentReport.show')}</Button>
      </div>
    </form>
  );
}

function Sums({ context, read, rows, forms, currency }: ReportPageProperties & { readonly currency: string }) {
  const t = usePaymentReportTexts();
  const { language } = context;
  const money = (amount: number) => formatMoney(amount, currency, language);
  const sums = sumsOf(rows);
  const periods = byPeriod(rows, read.days);
  const label = (period: string) =>
    period.length === 7 ? period : formatTime(period, 'shortDate', language).slice(0, 5);
  const columns = [
    { heading: t('paymentReport.count'), numeric: true, cell: ({ count }: typeof sums) => String(count) },
    { heading: t('paymentReport.demanded'), numeric: true, cell: ({ amount }: typeof sums) => money(amount) },
    { heading: t('paymentReport.captured'), numeric: true, cell: ({ captured }: typeof sums) => money(captured) },
    { heading: t('paymentReport.refunded'), numeric: true, cell: ({ refunded }: typeof sums) => money(refunded) },
    {
      heading: t('paymentReport.net'),
      numeric: true,
      cell: ({ captured, refunded }: typeof sums) => money(captured - refunded),
    },
  ];
  const id = `sums-${currency}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t('paymentReport.sums')} {currency}
      </h2>
      <Table
        caption={t('paymentReport.sums')}
        captionHidden
        columns={columns}
        rows={[sums]}
        rowKey={() => 'all'}
        empty=""
      />
      <BarChart
        id={`plot-${currency}`}
        title={t('paymentReport.plot')}
        description={t('paymentReport.plotText', {
          most: money(Math.max(0, ...periods.map(({ captured }) => captured))),
        })}
        series={[t('paymentReport.captured'), t('paymentReport.refunded')]}
        bars={periods.map(({ period, captured, refunded }) => ({ label: label(period), values: [captured, refunded] }))}
        format={money}
      />
      <Details summary={t('paymentReport.figures')}>
        <Table
          caption={t('paymentReport.figures')}
          captionHidden
          columns={[
            { heading: t('paymentReport.period'), cell: ({ period }: (typeof periods)[number]) => period },
            ...columns,
          ]}
          rows={periods.filter(({ count }) => count > 0)}
          rowKey={({ period }) => period}
          empty={t('paymentReport.none')}
        />
      </Details>
      <Table
        caption={t('paymentReport.byForm')}
        columns={[
          {
            heading: t('paymentReport.form'),
            cell: ({ form }: ReturnType<typeof byForm>[number]) => forms.get(form) ?? form,
          },
          ...columns,
        ]}
        rows={byForm(rows)}
        rowKey={({ form }) => form}
        empty=""
      />
    </section>
  );
}

function List({ context, rows, forms }: ReportPageProperties) {
  const t = usePaymentReportTexts();
  const { language } = context;
  const day = (at: Date | null) => (at === null ? '' : formatTime(at, 'shortDate', language));
  return (
    <>
      {rows.length > mostShown && <p>{t('paymentReport.listCut', { shown: mostShown, count: rows.length })}</p>}
      <Table
        caption={t('paymentReport.list')}
        captionHidden
        columns={[
          { heading: t('paymentReport.orderNumber'), cell: ({ orderNumber }) => orderNumber },
          { heading: t('paymentReport.caseNumber'), cell: ({ caseNumber }) => caseNumber },
          { heading: t('paymentReport.form'), cell: ({ form }) => forms.get(form) ?? form },
          {
            heading: t('paymentReport.state'),
            cell: ({ status, troubles }) => (
              <>
                {t(`paymentReport.status.${status}`)}
                {troubles.length > 0 && (
                  <>
                    <br />
                    <strong>{t('paymentReport.looked')}</strong>
                  </>
                )}
              </>
            ),
          },
          { heading: t('paymentReport.createdAt'), cell: ({ createdAt }) => day(createdAt) },
          { heading: t('paymentReport.paidAt'), cell: ({ paidAt }) => day(paidAt) },
          {
            heading: t('paymentReport.demanded'),
            numeric: true,
            cell: ({ amount, currency }) => formatMoney(amount, currency, language),
          },
          {
            heading: t('paymentReport.captured'),
            numeric: true,
            cell: ({ captured, currency }) => formatMoney(captured, currency, language),
          },
          {
            heading: t('paymentReport.refunded'),
            numeric: true,
            cell: ({ refunded, currency }) => formatMoney(refunded, currency, language),
          },
        ]}
        rows={rows.slice(0, mostShown)}
        rowKey={({ payment }) => payment}
        empty={t('paymentReport.none')}
      />
    </>
  );
}

const accounts: Readonly<Record<string, PaymentReportTextKey>> = {
  reserved: 'paymentReport.account.reserved',
  reservations: 'paymentReport.account.reservations',
  gateway: 'paymentReport.account.gateway',
  revenue: 'paymentReport.account.revenue',
  vat: 'paymentReport.account.vat',
  cardFee: 'paymentReport.account.cardFee',
};

/** What an account of the ledger is called; its key where nobody has named it. */
export function accountText(account: string): PaymentReportTextKey | null {
  return Object.hasOwn(accounts, account) ? (accounts[account] ?? null) : null;
}

function Ledger({ context, address, read, ledger }: ReportPageProperties) {
  const t = usePaymentReportTexts();
  const { language } = context;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{t('paymentReport.byLedger')}</h2>
      <p>{t('paymentReport.byLedgerText')}</p>
      <Table
        caption={t('paymentReport.byLedger')}
        captionHidden
        columns={[
          {
            heading: t('paymentReport.account'),
            cell: ({ account }) => {
              const key = accountText(account);
              return key === null ? account : t(key);
            },
          },
          { heading: t('paymentReport.ledger'), cell: ({ ledger: string }) => string },
          {
            heading: t('paymentReport.debit'),
            numeric: true,
            cell: ({ debit, currency }) => formatMoney(debit, currency, language),
          },
          {
            heading: t('paymentReport.credit'),
            numeric: true,
            cell: ({ credit, currency }) => formatMoney(credit, currency, language),
          },
        ]}
        rows={ledger}
        rowKey={({ account, ledger: string, currency }) => `${account} ${string} ${currency}`}
        empty={t('paymentReport.noPostings')}
      />
      {ledger.length > 0 && (
        <p>
          <a href={`${address}/bogfoering.csv${reportQuery(read)}`}>{t('paymentReport.ledgerCsv')}</a>
        </p>
      )}
    </section>
  );
}

function Reconcile({ context, address, read, agreements, reconciled }: ReportPageProperties) {
  const t = usePaymentReportTexts();
  if (agreements.length === 0) return null;
  return (
    <section aria-labelledby="afstemning">
      <h2 id="afstemning">{t('paymentReport.reconcile')}</h2>
      <p>{t('paymentReport.reconcileText')}</p>
      <PostForm action={`${address}/afstem`} csrfToken={context.csrfToken}>
        {Object.entries(read.typed).map(([name, value]) =>
          name === reportNames.agreement ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div class="form-group">
          <label class="form-label" for="afstem-aftale">
            {t('paymentReport.agreement')}
          </label>
          <select class="form-select" id="afstem-aftale" name={reportNames.agreement}>
            {agreements.map(({ key, title }) => (
              <option key={key} value={key} selected={key === read.typed.aftale}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <div class="button-row">
          <Button kind="secondary">{t('paymentReport.reconcileButton')}</Button>
        </div>
      </PostForm>
      {reconciled !== null && <Differences context={context} reconciled={reconciled} />}
    </section>
  );
}

function Differences({
  context,
  reconciled,
}: Pick<ReportPageProperties, 'context'> & { readonly reconciled: NonNullable<Reconciled> }) {
  const t = usePaymentReportTexts();
  if ('problem' in reconciled) {
    return (
      <Alert kind="warning" id="afstemt" focusOnLoad>
        {t('paymentReport.reconcileFailed')}
      </Alert>
    );
  }
  const { settlements, compared, differences, awaited, daysToPayOut } = reconciled;
  const money = (amount: number, currency: string) => formatMoney(amount, currency, context.language);
  return (
    <>
      <Alert kind={differences.length === 0 ? 'success' : 'warning'} id="afstemt" focusOnLoad>
        {`${t('paymentReport.compared', { settlements, compared })} ${differences.length === 0 ? t('paymentReport.noDifference') : ''}`}
      </Alert>
      {differences.length > 0 && (
        <Table
          caption={t('paymentReport.differences')}
          columns={[
            { heading: t('paymentReport.orderNumber'), cell: ({ orderNumber }) => orderNumber },
            { heading: t('paymentReport.why'), cell: ({ why }) => t(`paymentReport.why.${why}`) },
            { heading: t('paymentReport.ours'), numeric: true, cell: ({ ours, currency }) => money(ours, currency) },
            {
              heading: t('paymentReport.theirs'),
              numeric: true,
              cell: ({ theirs, currency }) => money(theirs, currency),
            },
          ]}
          rows={differences}
          rowKey={({ orderNumber, why, currency }) => `${orderNumber} ${why} ${currency}`}
          empty=""
        />
      )}
      {awaited.length > 0 && (
        <>
          <p>{t('paymentReport.awaitedWhat', { days: Math.max(1, daysToPayOut) })}</p>
          <Table
            caption={t('paymentReport.awaited')}
            columns={[
              { heading: t('paymentReport.orderNumber'), cell: ({ orderNumber }) => orderNumber },
              { heading: t('paymentReport.awaitedBy'), cell: ({ by }) => formatDate(by, context.language) },
              {
                heading: t('paymentReport.ours'),
                numeric: true,
                cell: ({ amount, currency }) => money(amount, currency),
              },
            ]}
            rows={awaited}
            rowKey={({ orderNumber }) => orderNumber}
            empty=""
          />
        </>
      )}
    </>
  );
}
