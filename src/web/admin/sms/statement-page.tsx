import type { ComparedBill } from '../../../cases/billing/compare-billed.ts';
import { trialWorkflow } from '../../../cases/billing/note-billed-trial.ts';
import type { StatementLine } from '../../../cases/billing/statement.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { BarChart } from '../../components/bar-chart.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { formatTime } from '../../components/time-format.ts';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { type ReadSmsFilter, smsFilterNames, smsFilterQuery } from './log-filter.ts';
import { MonthSelect, monthName, type SmsNames } from './log-page.tsx';
import { type StatementSums, sumsBy, sumsByDay, sumsOf } from './statement-sums.ts';
import { useSmsLogTexts } from './texts.ts';

interface StatementPageProperties {
  readonly context: PageContext;
  /** Of the log. */
  readonly address: string;
  readonly read: ReadSmsFilter;
  readonly now: Date;
  readonly names: SmsNames;
  readonly lines: readonly StatementLine[];
  /** How the comparison with the gateway went; null where none was asked for. */
  readonly compared: readonly ComparedBill[] | null;
}

/** A month's SMS: sums, plot, and the same by department, workflow and account; and what the gateway says of the month. */
export function SmsStatementPage(properties: StatementPageProperties) {
  const t = useSmsLogTexts();
  const { context, address, read, lines } = properties;
  return (
    <>
      <h1>{t('smsLog.statement')}</h1>
      <p class="font-lead">{t('smsLog.statementIntro')}</p>
      <p>
        <a href={address}>{t('smsLog.toLog')}</a>
      </p>
      <form method="get" action={`${address}/opgoerelse`} class="report-filter">
        <MonthSelect {...properties} />
        <div class="button-row">
          <Button>{t('smsLog.show')}</Button>
        </div>
      </form>
      {lines.length === 0 ? (
        <>
          <h2>{monthName(read.month, context.language)}</h2>
          <p>{t('smsLog.none')}</p>
        </>
      ) : (
        [...Map.groupBy(lines, ({ currency }) => currency)].map(([currency, of], index) => (
          <Sums key={currency} {...properties} currency={currency} lines={of} isFirst={index === 0} />
        ))
      )}
      {lines.length > 0 && (
        <p>
          <a href={`${address}/opgoerelse.csv${smsFilterQuery(read)}`}>{t('smsLog.csv')}</a>
        </p>
      )}
      <Compare {...properties} />
    </>
  );
}

function Sums({
  context,
  read,
  names,
  lines,
  currency,
  isFirst,
}: StatementPageProperties & { readonly currency: string; readonly isFirst: boolean }) {
  const t = useSmsLogTexts();
  const { language } = context;
  const days = sumsByDay(lines, read.month);
  const columns = [
    { heading: t('smsLog.messages'), numeric: true, cell: ({ messages }: StatementSums) => String(messages) },
    { heading: t('smsLog.delivered'), numeric: true, cell: ({ delivered }: StatementSums) => String(delivered) },
    { heading: t('smsLog.parts'), numeric: true, cell: ({ parts }: StatementSums) => String(parts) },
    {
      heading: t('smsLog.price'),
      numeric: true,
      cell: ({ cost }: StatementSums) =>
        cost === null ? t('smsLog.noPrice') : formatMoney(Math.round(cost), currency, language),
    },
  ];
  const all = sumsOf(lines);
  const workflow = (key: string) => {
    if (key === trialWorkflow) return t('smsLog.trial');
    const title = names.workflows.get(key);
    return title === undefined ? key : markedIn(title, language);
  };
  const account = (key: string) => names.accounts.find(({ name }) => name === key)?.title ?? key;
  const id = `sums-${currency}`;
  const groups = [
    [t('smsLog.byUnit'), t('smsLog.unit'), sumsBy(lines, ({ unit }) => unit ?? t('smsLog.noUnit'))],
    [t('smsLog.byWorkflow'), t('smsLog.workflow'), sumsBy(lines, (line) => workflow(line.workflow))],
    [t('smsLog.byAccount'), t('smsLog.account'), sumsBy(lines, (line) => account(line.account))],
  ] as const;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {monthName(read.month, language)}
        {isFirst && currency === 'DKK' ? '' : `, ${currency}`}
      </h2>
      <Table
        caption={t('smsLog.total')}
        captionHidden
        columns={[
          { heading: t('smsLog.counted'), cell: ({ isDoubt }) => t(isDoubt ? 'smsLog.doubtful' : 'smsLog.known') },
          ...columns,
        ]}
        rows={[{ ...all, isDoubt: false }, ...(all.doubtful > 0 ? [{ ...doubtOf(all), isDoubt: true }] : [])]}
        rowKey={({ isDoubt }) => String(isDoubt)}
        empty=""
      />
      {all.doubtful > 0 && <p>{t('smsLog.doubtfulText')}</p>}
      <BarChart
        id={`plot-${currency}`}
        title={t('smsLog.plot')}
        description={t('smsLog.plotText', { most: Math.max(...days.map(({ parts }) => parts)) })}
        series={[t('smsLog.parts')]}
        bars={days.map(({ day, parts }) => ({ label: String(Number(day.slice(8))), values: [parts] }))}
        format={String}
      />
      <Details summary={t('smsLog.figures')}>
        <Table
          caption={t('smsLog.figures')}
          captionHidden
          columns={[
            {
              heading: t('smsLog.day'),
              cell: ({ day }: (typeof days)[number]) => formatTime(day, 'shortDate', language),
            },
            ...columns,
          ]}
          rows={days.filter(({ messages, doubtful }) => messages + doubtful > 0)}
          rowKey={({ day }) => day}
          empty={t('smsLog.none')}
        />
      </Details>
      {groups.map(([caption, heading, rows]) => (
        <Table
          key={caption}
          caption={caption}
          columns={[{ heading, cell: ({ name }: (typeof rows)[number]) => name }, ...columns]}
          rows={rows}
          rowKey={({ name }) => name}
          empty=""
        />
      ))}
    </section>
  );
}

/** What is in doubt, as sums: what it costs nobody can say. */
function doubtOf(sums: StatementSums): StatementSums {
  return { ...sums, messages: sums.doubtful, delivered: 0, parts: sums.doubtfulParts, cost: null };
}

function Compare({ context, address, read, compared }: StatementPageProperties) {
  const t = useSmsLogTexts();
  const { language } = context;
  const money = (amount: number | null, currency: string | null) =>
    amount === null || currency === null
      ? null
      : currency === 'point'
        ? t('smsLog.points', { points: Math.round(amount) / 100 })
        : formatMoney(Math.round(amount), currency, language);
  const result = ({ theirs, result: came }: ComparedBill) =>
    'problem' in theirs ? (
      <>
        {t('smsLog.notAsked')}: {markedIn(theirs.problem, language)}
      </>
    ) : came === 'differs' ? (
      <strong>{t('smsLog.differs')}</strong>
    ) : (
      t(came === 'doubt' ? 'smsLog.inDoubt' : 'smsLog.same')
    );
  const isWhole = compared?.every(({ theirs }) => !('problem' in theirs)) === true;
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{t('smsLog.compare')}</h2>
      <p>{t('smsLog.compareText')}</p>
      {compared !== null && (
        <>
          {compared.some(({ result: came }) => came === 'differs') ? (
            <Alert kind="warning">{t('smsLog.someDiffer')}</Alert>
          ) : compared.some(({ result: came }) => came === 'doubt') ? (
            <Alert kind="info">{t('smsLog.someInDoubt')}</Alert>
          ) : (
            isWhole && <Alert kind="success">{t('smsLog.allSame')}</Alert>
          )}
          <Table
            caption={t('smsLog.compared')}
            columns={[
              { heading: t('smsLog.account'), cell: ({ title }) => title },
              { heading: t('smsLog.messages'), numeric: true, cell: ({ messages }) => String(messages) },
              { heading: t('smsLog.partsHere'), numeric: true, cell: ({ ours }) => String(ours.parts) },
              {
                heading: t('smsLog.partsInDoubt'),
                numeric: true,
                cell: ({ doubtful }) => String(doubtful.parts),
              },
              {
                heading: t('smsLog.partsThere'),
                numeric: true,
                cell: ({ theirs }) => ('problem' in theirs || theirs.parts === null ? null : String(theirs.parts)),
              },
              {
                heading: t('smsLog.priceHere'),
                numeric: true,
                cell: ({ ours, theirs }) => money(ours.price, 'problem' in theirs ? null : theirs.currency),
              },
              {
                heading: t('smsLog.priceThere'),
                numeric: true,
                cell: ({ theirs }) => ('problem' in theirs ? null : money(theirs.price, theirs.currency)),
              },
              { heading: t('smsLog.result'), cell: result },
            ]}
            rows={compared}
            rowKey={({ title }) => title}
            empty={t('smsLog.none')}
          />
        </>
      )}
      <PostForm action={`${address}/opgoerelse/sammenlign`} csrfToken={context.csrfToken}>
        <input type="hidden" name={smsFilterNames.month} value={read.month} />
        <div class="button-row mt-4">
          <Button kind="secondary">{t('smsLog.compareButton')}</Button>
        </div>
      </PostForm>
    </section>
  );
}
