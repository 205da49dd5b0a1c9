import type { BulkProgress } from '../../../cases/deliveries/bulk.ts';
import { downInWords } from '../../../cases/deliveries/down-in-words.ts';
import type { FailedCount, FailedDelivery } from '../../../cases/deliveries/failed-deliveries.ts';
import { peerTitle } from '../../../cases/deliveries/peer-title.ts';
import type { PeerDown } from '../../../cases/deliveries/peers-down.ts';
import type { UnknownReceipt } from '../../../cases/deliveries/unknown-receipts.ts';
import type { CaseServices } from '../../../cases/services.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Table } from '../../components/table.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { deliveryAddresses as addresses } from './addresses.ts';
import { useFailedDeliveryTexts } from './texts.ts';
import { type UnfinishedPlacing, type UnfinishedPuttingAway, UnknownReceiptList } from './unknown-receipt-list.tsx';

/** One failed delivery with what it is called in its workflow. */
export interface FailedRow extends FailedDelivery {
  readonly stepTitle: Text;
}

export interface FailedPageProperties {
  readonly context: PageContext;
  readonly services: Pick<CaseServices, 'deliveries'>;
  readonly now: Date;
  readonly down: readonly PeerDown[];
  readonly waiting: { readonly pending: number; readonly awaiting: number };
  readonly counts: readonly FailedCount[];
  readonly unknown: readonly UnknownReceipt[];
  readonly rows: readonly FailedRow[];
  /** Whether the single ones may be looked into: not by an administrator, who may not read the cases. */
  readonly opens: boolean;
  readonly filter: { readonly peer?: string; readonly reason?: string };
  readonly page: number;
  readonly pageSize: number;
  readonly bulks: readonly BulkProgress[];
  readonly begun: 'yes' | 'nothing' | null;
  /** What came of putting a receipt away. */
  readonly away: 'done' | 'over' | null;
  /** A receipt that was to be put away, with what was wrong with the reason. */
  readonly putAway?: UnfinishedPuttingAway;
  /** A receipt that was to be put on a case, with what was wrong with the number. */
  readonly placing?: UnfinishedPlacing;
  /** The case, and the delivery of it, that one was put on. */
  readonly placedOn: { readonly case: string; readonly delivery: string } | null;
  readonly typed: { readonly reason: string; readonly chosen: readonly string[] };
  readonly errors: { readonly chosen?: string; readonly reason?: string };
}

/** All failed deliveries that the employee may settle. */
export function FailedPage(properties: FailedPageProperties) {
  const { services, now, down, waiting, counts, bulks, begun } = properties;
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  return (
    <>
      <h1>{t('deliveries.list.title')}</h1>
      {begun === 'yes' && (
        <Alert kind="success" heading={t('deliveries.begun')} focusOnLoad>
          {t('deliveries.begun.text')}
        </Alert>
      )}
      {begun === 'nothing' && (
        <Alert kind="info" focusOnLoad>
          {t('deliveries.begun.nothing')}
        </Alert>
      )}
      {properties.away !== null && (
        <Alert kind={properties.away === 'done' ? 'success' : 'info'} focusOnLoad>
          {t(`deliveries.away.${properties.away}`)}
        </Alert>
      )}
      {properties.placedOn !== null && (
        <Alert kind="success" focusOnLoad>
          {t('deliveries.placed')}{' '}
          <a
            href={addresses.case(
              properties.context.organisation.slug,
              properties.placedOn.case,
              properties.placedOn.delivery,
            )}
          >
            {t('deliveries.placed.see')}
          </a>
        </Alert>
      )}
      <p>{t('deliveries.list.intro')}</p>
      {down.length > 0 && (
        <Alert kind="warning" heading={t('deliveries.down.heading')} id="down">
          <ul class="nobullet-list">
            {down.map((peer) => (
              <li key={peer.peer}>{downInWords(services, peer, now, language)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p>
        {waiting.pending + waiting.awaiting === 0
          ? t('deliveries.list.nothingWaits')
          : t('deliveries.list.waiting', waiting)}
      </p>
      {counts.length === 0 ? <p>{t('deliveries.list.none')}</p> : <Failed {...properties} />}
      {properties.unknown.length > 0 && (
        <UnknownReceiptList
          context={properties.context}
          services={services}
          receipts={properties.unknown}
          places={properties.opens}
          {...(properties.placing && { unplaced: properties.placing })}
          {...(properties.putAway && { unfinished: properties.putAway })}
        />
      )}
      {bulks.length > 0 && <Bulks bulks={bulks} />}
    </>
  );
}

function Failed(properties: FailedPageProperties) {
  const { context, services, counts, filter, page, pageSize } = properties;
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const { slug } = context.organisation;
  const shown = counts.filter(
    ({ peer, reason }) =>
      (filter.peer === undefined || filter.peer === peer) &&
      (filter.reason === undefined || filter.reason === reason?.da),
  );
  const count = shown.reduce((sum, each) => sum + each.count, 0);
  return (
    <>
      <h2>{t('deliveries.counts.heading')}</h2>
      <Table
        caption={t('deliveries.counts.heading')}
        captionHidden
        columns={[
          { heading: t('deliveries.column.peer'), cell: ({ peer }) => markedIn(peerTitle(services, peer), language) },
          { heading: t('deliveries.column.reason'), cell: ({ reason }) => (reason ? <LocalText text={reason} /> : '') },
          { heading: t('deliveries.column.count'), cell: (row) => row.count, numeric: true },
          { heading: t('deliveries.column.oldest'), cell: ({ oldest }) => <Time at={oldest} show="shortDate" /> },
          {
            heading: t('deliveries.column.show'),
            cell: ({ peer, reason }) => (
              <a
                class="position-relative case-number"
                href={addresses.list(slug, { peer, ...(reason ? { reason: reason.da } : {}) })}
              >
                {t('deliveries.show')}
                <span class="sr-only">
                  {' '}
                  {markedIn(peerTitle(services, peer), language)} {reason ? markedIn(reason, language) : ''}
                </span>
              </a>
            ),
          },
        ]}
        rows={counts}
        rowKey={({ peer, reason }) => `${peer} ${reason?.da}`}
        empty={t('deliveries.list.none')}
      />
      <h2>{t('deliveries.rows.heading')}</h2>
      {(filter.peer !== undefined || filter.reason !== undefined) && (
        <p>
          {t('deliveries.rows.filtered', {
            peer: filter.peer === undefined ? '' : markedIn(peerTitle(services, filter.peer), language),
            reason: shown[0]?.reason ? markedIn(shown[0].reason, language) : '',
          })}{' '}
          <a href={addresses.list(slug)}>{t('deliveries.rows.all')}</a>
        </p>
      )}
      <Rows {...properties} count={count} />
      <Pagination
        page={page}
        pageCount={Math.ceil(count / pageSize)}
        href={(number) => addresses.list(slug, { ...filter, page: number })}
      />
    </>
  );
}

function Rows(properties: FailedPageProperties & { readonly count: number }) {
  const { context, services, rows, filter, opens, typed, errors, count } = properties;
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const { slug } = context.organisation;
  return (
    <PostForm action={addresses.settle(slug)} csrfToken={context.csrfToken}>
      {filter.peer !== undefined && <input type="hidden" name="modtager" value={filter.peer} />}
      {filter.reason !== undefined && <input type="hidden" name="grund" value={filter.reason} />}
      <Table
        caption={t('deliveries.rows.heading')}
        captionHidden
        columns={[
          {
            heading: t('deliveries.column.choose'),
            cell: ({ id, caseNumber }) => (
              <div class="form-group-checkbox position-relative">
                <input
                  type="checkbox"
                  class="form-checkbox"
                  name="valgt"
                  value={id}
                  id={`valgt-${id}`}
                  checked={typed.chosen.includes(id)}
                />
                <label class="form-label" for={`valgt-${id}`}>
                  <span class="sr-only">{t('deliveries.choose', { number: caseNumber })}</span>
                </label>
              </div>
            ),
          },
          {
            heading: t('deliveries.column.case'),
            cell: (row) =>
              opens ? (
                <a class="case-number" href={addresses.case(slug, row.case)}>
                  {row.caseNumber}
                </a>
              ) : (
                <span class="case-number">{row.caseNumber}</span>
              ),
          },
          {
            heading: t('deliveries.column.what'),
            cell: ({ stepTitle, peer }) => (
              <>
                <LocalText text={stepTitle} />
                <br />
                <span class="quiet">{markedIn(peerTitle(services, peer), language)}</span>
              </>
            ),
          },
          { heading: t('deliveries.column.reason'), cell: ({ reason }) => (reason ? <LocalText text={reason} /> : '') },
          { heading: t('deliveries.column.failedAt'), cell: ({ failedAt }) => <Time at={failedAt} show="dateTime" /> },
          { heading: t('deliveries.column.attempts'), cell: ({ attempts }) => attempts, numeric: true },
          ...(opens
            ? [
                {
                  heading: t('deliveries.column.more'),
                  cell: ({ id, caseNumber }: FailedRow) => (
                    <a class="position-relative case-number" href={addresses.one(slug, id)}>
                      {t('deliveries.correct')}
                      <span class="sr-only"> {t('deliveries.about', { number: caseNumber })}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('deliveries.list.none')}
      />
      {errors.chosen !== undefined && (
        <span class="form-error-message" id="valgt-error">
          {errors.chosen}
        </span>
      )}
      <div class="button-row mt-4" id="valgt">
        <Button icon="send" name="handling" value="igen">
          {t('deliveries.retry.chosen')}
        </Button>
        {count > 1 && (
          <Button kind="secondary" name="handling" value="igen-alle">
            {t('deliveries.retry.all', { count })}
          </Button>
        )}
      </div>
      <h3>{t('deliveries.byHand.heading')}</h3>
      <Textarea
        name="begrundelse"
        label={t('deliveries.byHand.reason')}
        help={t('deliveries.byHand.help')}
        rows={3}
        value={typed.reason}
        {...(errors.reason === undefined ? {} : { error: errors.reason })}
      />
      <div class="button-row mt-4">
        <Button kind="secondary" name="handling" value="klaret">
          {t('deliveries.byHand.chosen')}
        </Button>
        {count > 1 && (
          <Button kind="secondary" name="handling" value="klaret-alle">
            {t('deliveries.byHand.all', { count })}
          </Button>
        )}
      </div>
    </PostForm>
  );
}

function Bulks({ bulks }: { readonly bulks: readonly BulkProgress[] }) {
  const t = useFailedDeliveryTexts();
  return (
    <section aria-labelledby="bulks" class="mt-7">
      <h2 id="bulks">{t('deliveries.bulks.heading')}</h2>
      <Table
        caption={t('deliveries.bulks.heading')}
        captionHidden
        columns={[
          {
            heading: t('deliveries.column.what2'),
            cell: ({ action, reason }) =>
              action === 'retry' ? t('deliveries.bulk.retry') : t('deliveries.bulk.byHand', { reason: reason ?? '' }),
          },
          {
            heading: t('deliveries.column.who'),
            cell: ({ employee, at }) => (
              <>
                {employee}
                <br />
                <span class="quiet">
                  <Time at={at} show="dateTime" />
                </span>
              </>
            ),
          },
          { heading: t('deliveries.column.all'), cell: ({ all }) => all, numeric: true },
          { heading: t('deliveries.column.bulkWaiting'), cell: ({ waiting }) => waiting, numeric: true },
          { heading: t('deliveries.column.bulkRunning'), cell: ({ running }) => running, numeric: true },
          { heading: t('deliveries.column.bulkSucceeded'), cell: ({ succeeded }) => succeeded, numeric: true },
          { heading: t('deliveries.column.bulkFailed'), cell: ({ failedAgain }) => failedAgain, numeric: true },
          { heading: t('deliveries.column.bulkSkipped'), cell: ({ skipped }) => skipped, numeric: true },
        ]}
        rows={bulks}
        rowKey={({ id }) => id}
        empty=""
      />
    </section>
  );
}
