import { type BilledMessage, billedPageSize } from '../../../cases/billing/billed-messages.ts';
import { isOutsideCases, trialWorkflow } from '../../../cases/billing/note-billed-trial.ts';
import type { BillingNames } from '../../../options/option.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatTime } from '../../components/time-format.ts';
import { formatMoney } from '../../money.ts';
import type { PageContext } from '../../page-context.ts';
import { choosableMonths, type ReadSmsFilter, smsFilterNames, smsFilterQuery, smsStates } from './log-filter.ts';
import { useSmsLogTexts } from './texts.ts';

/** What the pages call workflows, accounts and purposes. */
export interface SmsNames extends BillingNames {
  readonly workflows: ReadonlyMap<string, Text>;
}

interface LogPageProperties {
  readonly context: PageContext;
  readonly address: string;
  readonly read: ReadSmsFilter;
  readonly now: Date;
  readonly names: SmsNames;
  readonly messages: readonly BilledMessage[];
  readonly count: number;
  /** The number that was searched for, as it is said again, or what is wrong with it. */
  readonly sought: { readonly masked: string } | { readonly error: string } | null;
}

/** The log of SMS: what was sent to whom, in how many parts, how it went, and what it costs. */
export function SmsLogPage(properties: LogPageProperties) {
  const t = useSmsLogTexts();
  const { context, address, read, messages, count, sought } = properties;
  const isSearch = sought !== null && 'masked' in sought;
  return (
    <>
      <h1>{t('smsLog.title')}</h1>
      <p class="font-lead">{t('smsLog.intro')}</p>
      <p>
        <a href={`${address}/opgoerelse`}>{t('smsLog.toStatement')}</a>
      </p>
      {!isSearch && <Filter {...properties} />}
      <section aria-labelledby="find">
        <h2 id="find">{t('smsLog.find')}</h2>
        <PostForm action={`${address}/find`} csrfToken={context.csrfToken}>
          <TextInput
            name="nummer"
            type="tel"
            label={t('smsLog.number')}
            help={t('smsLog.numberHelp')}
            width="middle"
            {...(sought !== null && 'error' in sought ? { error: sought.error } : {})}
          />
          <Button kind="secondary">{t('smsLog.findButton')}</Button>
        </PostForm>
      </section>
      <section aria-labelledby="list">
        <h2 id="list">{isSearch ? t('smsLog.found', { number: sought.masked }) : t('smsLog.list')}</h2>
        {isSearch && (
          <p>
            <a href={address}>{t('smsLog.all')}</a>
          </p>
        )}
        {count > 0 && <p>{t('smsLog.count', { count })}</p>}
        {isSearch && count > messages.length && <p>{t('smsLog.foundCut', { most: messages.length })}</p>}
        <List {...properties} />
        {!isSearch && (
          <Pagination
            page={read.page}
            pageCount={Math.ceil(count / billedPageSize)}
            href={(page) => `${address}${smsFilterQuery(read, page)}`}
          />
        )}
      </section>
    </>
  );
}

function Filter({ context, address, read, names, now }: LogPageProperties) {
  const t = useSmsLogTexts();
  const { language } = context;
  const error = read.errors.sag;
  return (
    <search aria-label={t('smsLog.filter')}>
      <form method="get" action={address} noValidate class="report-filter">
        <MonthSelect {...{ context, read, now }} />
        <Select
          name={smsFilterNames.workflow}
          label={t('smsLog.workflow')}
          value={read.typed.arbejdsgang}
          emptyText={t('smsLog.allWorkflows')}
          options={[...names.workflows].map(([value, title]) => ({ value, text: markedIn(title, language) }))}
        />
        <Select
          name={smsFilterNames.account}
          label={t('smsLog.account')}
          value={read.typed.konto}
          emptyText={t('smsLog.allAccounts')}
          options={names.accounts.map(({ name, title }) => ({ value: name, text: title }))}
        />
        <Select
          name={smsFilterNames.state}
          label={t('smsLog.state')}
          value={read.typed.status}
          emptyText={t('smsLog.allStates')}
          options={smsStates.map((value) => ({ value, text: t(`smsLog.state.${value}`) }))}
        />
        <TextInput
          name={smsFilterNames.case}
          label={t('smsLog.case')}
          help={t('smsLog.caseHelp')}
          value={read.typed.sag}
          width="middle"
          {...(error === undefined ? {} : { error: t(error) })}
        />
        <div class="button-row">
          <Button>{t('smsLog.show')}</Button>
        </div>
      </form>
    </search>
  );
}

/** The choice of a month, without one for this month. */
export function MonthSelect({ context, read, now }: Pick<LogPageProperties, 'context' | 'read' | 'now'>) {
  const t = useSmsLogTexts();
  return (
    <Select
      name={smsFilterNames.month}
      label={t('smsLog.month')}
      value={read.typed.maaned}
      emptyText={t('smsLog.thisMonth')}
      options={choosableMonths(now)
        .slice(1)
        .map((value) => ({ value, text: monthName(value, context.language) }))}
    />
  );
}

/** `november 2026`. */
export function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  );
}

function List({ context, names, messages }: LogPageProperties) {
  const t = useSmsLogTexts();
  const { language } = context;
  const workflow = (key: string) => {
    if (key === trialWorkflow) return t('smsLog.trial');
    const title = names.workflows.get(key);
    return title === undefined ? key : markedIn(title, language);
  };
  const gone = ({ workflow: key }: BilledMessage) => (isOutsideCases(key) ? '–' : t('smsLog.gone'));
  const purpose = (key: string | null) => {
    const text = key === null ? undefined : names.purposes[key];
    return text === undefined ? null : markedIn(text, language);
  };
  return (
    <Table
      caption={t('smsLog.list')}
      captionHidden
      columns={[
        { heading: t('smsLog.sentAt'), cell: (each) => sentWhen(each, language) },
        { heading: t('smsLog.receiver'), cell: (each) => each.receiver ?? gone(each) },
        { heading: t('smsLog.case'), cell: (each) => each.caseNumber ?? gone(each) },
        { heading: t('smsLog.workflow'), cell: (each) => workflow(each.workflow) },
        { heading: t('smsLog.purpose'), cell: (each) => purpose(each.purpose) },
        { heading: t('smsLog.sender'), cell: ({ sender }) => sender },
        { heading: t('smsLog.state'), cell: (message) => stateText(t, message) },
        {
          heading: t('smsLog.parts'),
          numeric: true,
          cell: ({ parts, billedParts }) =>
            billedParts === null || billedParts === parts
              ? String(parts)
              : t('smsLog.partsBoth', { ours: parts, theirs: billedParts }),
        },
        { heading: t('smsLog.price'), cell: (message) => <Price message={message} context={context} /> },
      ]}
      rows={messages}
      rowKey={({ id }) => id}
      empty={t('smsLog.none')}
    />
  );
}

/** Of a message whose case is gone only the day is kept. */
function sentWhen({ sentAt, caseNumber, workflow }: BilledMessage, language: string): string {
  const isDay = caseNumber === null && !isOutsideCases(workflow);
  return formatTime(sentAt, isDay ? 'shortDate' : 'dateTime', language);
}

function stateText(t: ReturnType<typeof useSmsLogTexts>, { state, doubt }: BilledMessage): string {
  const known = smsStates.find((each) => each === state);
  if (known === undefined) return state;
  return doubt === null ? t(`smsLog.state.${known}`) : t(`smsLog.doubt.${doubt}`);
}

/** What a message costs, and how that is known. */
function Price({ message, context }: { readonly message: BilledMessage; readonly context: PageContext }) {
  const t = useSmsLogTexts();
  const { language } = context;
  const { price, currency, partPrice, parts, billedParts } = message;
  if (price !== null && currency !== null && currency !== 'point') {
    return (
      <>
        {formatMoney(Math.round(price), currency, language)}
        <br />
        <small>{t('smsLog.basis.gateway')}</small>
      </>
    );
  }
  const counted = billedParts ?? parts;
  if (partPrice !== null) {
    return (
      <>
        {formatMoney(counted * partPrice, 'DKK', language)}
        <br />
        <small>{t('smsLog.basis.set', { parts: counted, price: formatMoney(partPrice, 'DKK', language) })}</small>
      </>
    );
  }
  return <>{price !== null ? t('smsLog.points', { points: price / 100 }) : t('smsLog.noPrice')}</>;
}
