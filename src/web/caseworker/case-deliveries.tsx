import { Fragment } from 'preact';
import type { DeliveryView } from '../../cases/case-view.ts';
import type { RegisteredDelivery } from '../../cases/services.ts';
import { tellingStep } from '../../cases/telling-step.ts';
import { markedIn } from '../../texts/catalogue.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { LocalText } from '../components/local-text.tsx';
import { PostForm } from '../components/post-form.tsx';
import { StatusBadge, type StatusTone } from '../components/status-badge.tsx';
import { Textarea } from '../components/textarea.tsx';
import { Time } from '../components/time.tsx';
import type { PageContext } from '../page-context.ts';
import { useLanguage } from '../page-environment.ts';
import { addresses } from './addresses.ts';
import { fieldNames, type UnfinishedForm, unfinished } from './case-forms.ts';
import { deliveryStepTitle } from './delivery-title.ts';
import { deliveryAddresses, deliveryAnchor } from './failed-deliveries/addresses.ts';
import type { CasePageData } from './read-case-page.ts';
import { SentDocuments } from './sent-documents/sent-documents.tsx';
import { type CaseworkerTextKey, useCaseworkerTexts } from './texts.ts';

interface CaseDeliveriesProperties {
  readonly context: PageContext;
  readonly data: CasePageData;
  readonly kinds: ReadonlyMap<string, RegisteredDelivery>;
  readonly left: UnfinishedForm | null;
}

const tones: Readonly<Record<DeliveryView['status'], StatusTone>> = {
  pending: 'info',
  awaiting: 'info',
  delivered: 'success',
  failed: 'error',
  handledByHand: 'neutral',
  calledOff: 'neutral',
};

/** What went out, how it went at each attempt, and for what failed the two ways on. */
export function CaseDeliveries(properties: CaseDeliveriesProperties) {
  const t = useCaseworkerTexts();
  const { deliveries } = properties.data.view;
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries">{t('caseworker.deliveries.heading')}</h2>
      {deliveries.length === 0 && <p>{t('caseworker.deliveries.none')}</p>}
      {deliveries.map((delivery) => (
        <Delivery key={delivery.id} {...properties} delivery={delivery} />
      ))}
    </section>
  );
}

function Delivery(properties: CaseDeliveriesProperties & { readonly delivery: DeliveryView }) {
  const t = useCaseworkerTexts();
  const language = useLanguage();
  const { data, kinds, delivery } = properties;
  const kind = kinds.get(delivery.kind)?.kind.title;
  // Called off with a reason: its receiver wants none, or the step sends none to such a receiver.
  const isRefused = delivery.status === 'calledOff' && delivery.reason !== null;
  const isTelling = delivery.step === tellingStep;
  const { receiver } = delivery;
  const title = t(receiver === null ? 'caseworker.delivery.title' : 'caseworker.delivery.titleOfReceiver', {
    step: deliveryStepTitle(t, language, data.workflow.workflow, delivery.step),
    kind: kind === undefined ? delivery.kind : markedIn(kind, language),
    number: receiver ?? '',
  });
  return (
    <div id={deliveryAnchor(delivery.id)}>
      <h3>{title}</h3>
      <p>
        <StatusBadge
          tone={tones[delivery.status]}
          text={t(isRefused ? 'caseworker.delivery.refused' : `caseworker.delivery.${delivery.status}`)}
        />{' '}
        <span class="quiet">
          <Time at={delivery.settledAt ?? delivery.createdAt} show="dateTime" />
        </span>
      </p>
      {delivery.reason !== null && delivery.status !== 'delivered' && (
        <p>
          {t('caseworker.delivery.reason')}: <LocalText text={delivery.reason} />
        </p>
      )}
      {delivery.reference !== null && <p>{t('caseworker.delivery.reference', { reference: delivery.reference })}</p>}
      {delivery.status === 'pending' && delivery.nextAt !== null && delivery.attempts > 0 && (
        <p>
          {t('caseworker.delivery.next')}: <Time at={delivery.nextAt} show="dateTime" />
        </p>
      )}
      <Course delivery={delivery} kind={kinds.get(delivery.kind)} />
      <LastSent context={properties.context} case={data.stored.id} delivery={delivery} />
      {delivery.history.length > 0 && (
        <Attempts context={properties.context} case={data.stored.id} delivery={delivery} />
      )}
      {delivery.status === 'failed' && isTelling && <p>{t('caseworker.delivery.tellingFailed')}</p>}
      {delivery.status === 'failed' && <WaysOn {...properties} title={title} />}
    </div>
  );
}

/** Which way it went, what was found out for it, and what the peer has said since. */
function Course({
  delivery,
  kind,
}: {
  readonly delivery: DeliveryView;
  readonly kind: RegisteredDelivery | undefined;
}) {
  const t = useCaseworkerTexts();
  const { kept, receipts, former } = delivery;
  const course = kept === null ? undefined : kind?.kind.course?.(kept);
  const states = kind?.kind.states ?? {};
  const isOdd = receipts.some(({ effect }) => effect === 'contradicts' || effect === 'late');
  return (
    <>
      {course && (
        <dl class="delivery-course">
          <dt>{t('caseworker.delivery.way')}</dt>
          <dd>
            <LocalText text={course.way} />
          </dd>
          {course.facts.map(({ title, text, at }) => (
            <Fragment key={title.da}>
              <dt>
                <LocalText text={title} />
              </dt>
              <dd>
                <LocalText text={text} />
                {at && (
                  <span class="quiet">
                    {' '}
                    (<Time at={at} show="dateTime" />)
                  </span>
                )}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
      {former
        .filter(({ reason }) => reason !== null)
        .map(({ at, reason }) => (
          <p key={at.toISOString()}>
            {t('caseworker.delivery.former')}: {reason && <LocalText text={reason} />}{' '}
            <span class="quiet">
              <Time at={at} show="dateTime" />
            </span>
          </p>
        ))}
      {isOdd && <p>{t('caseworker.receipts.odd')}</p>}
      {receipts.length > 0 && (
        <Details summary={t('caseworker.receipts', { count: receipts.length })}>
          <ol class="nobullet-list">
            {receipts.map(({ id, at, reportedAt, state, outcome, effect, unclear }) => {
              const known = state === null ? undefined : states[state];
              return (
                <li key={id}>
                  {known ? (
                    <LocalText text={known.title} />
                  ) : (
                    t(unclear === null ? `caseworker.receipt.${outcome}` : 'caseworker.receipt.placed')
                  )}
                  {(effect === 'late' || effect === 'contradicts') && <> ({t(`caseworker.receipt.${effect}`)})</>}
                  <br />
                  <span class="quiet">
                    <Time at={reportedAt ?? at} show="dateTime" />
                  </span>
                  {unclear !== null && unclear !== '' && (
                    <Details summary={t('caseworker.receipt.content')}>
                      <pre class="written-content">{unclear}</pre>
                    </Details>
                  )}
                </li>
              );
            })}
          </ol>
        </Details>
      )}
    </>
  );
}

const outcomes: Readonly<Record<string, CaseworkerTextKey>> = {
  started: 'caseworker.attempt.started',
  accepted: 'caseworker.attempt.accepted',
  awaiting: 'caseworker.attempt.awaiting',
  rejected: 'caseworker.attempt.rejected',
  unavailable: 'caseworker.attempt.unavailable',
  refused: 'caseworker.attempt.refused',
  skipped: 'caseworker.attempt.skipped',
};

interface OfDelivery {
  readonly context: PageContext;
  readonly case: string;
  readonly delivery: DeliveryView;
}

/** What went out last. */
function LastSent({ delivery, ...of }: OfDelivery) {
  const last = delivery.sent.at(-1);
  const outcome = delivery.history.find(({ attempt }) => attempt === last?.attempt)?.outcome ?? '';
  return last ? <SentDocuments {...of} delivery={delivery.id} sent={last} outcome={outcome} /> : null;
}

function Attempts({ delivery, ...of }: OfDelivery) {
  const t = useCaseworkerTexts();
  const { history } = delivery;
  const earlier = delivery.sent.slice(0, -1);
  return (
    <Details summary={t('caseworker.delivery.history', { count: history.length })}>
      <ol class="nobullet-list">
        {history.map(({ attempt, at, outcome, reason }) => (
          <li key={attempt}>
            {t(outcomes[outcome] ?? 'caseworker.attempt.other', { attempt, outcome })}
            {typeof reason === 'string' && (
              <>
                : <span lang="en">{reason}</span>
              </>
            )}
            {typeof reason === 'object' && reason !== null && (
              <>
                : <LocalText text={reason} />
              </>
            )}
            <br />
            <span class="quiet">
              <Time at={at} show="dateTime" />
            </span>
            {earlier
              .filter((sent) => sent.attempt === attempt)
              .map((sent) => (
                <SentDocuments key={attempt} {...of} delivery={delivery.id} sent={sent} outcome={outcome} />
              ))}
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** Send again, or say how it was handled: for members of the group that settles this delivery. */
function WaysOn({
  context,
  data,
  delivery,
  left,
  title,
}: CaseDeliveriesProperties & { readonly delivery: DeliveryView; readonly title: string }) {
  const t = useCaseworkerTexts();
  const { organisation, stored, employee, view } = data;
  const task = view.tasks.find((each) => each.open === delivery.open && each.purpose === 'failedDelivery');
  if (task === undefined) return null;
  if (!employee.groups.includes(task.group)) return <p>{t('caseworker.task.otherGroup', { group: task.group })}</p>;
  const ways = (
    <p>
      {t('caseworker.delivery.todo')}{' '}
      <a href={deliveryAddresses.one(organisation.slug, delivery.id)}>
        {t('caseworker.delivery.correct')}
        <span class="sr-only"> {title}</span>
      </a>
    </p>
  );
  // Of several receivers each is seen to on its own page: the forms here are of the whole step.
  if (delivery.receiver !== null) return ways;
  const action = (name: 'send-igen' | 'haandteret') => addresses.action(organisation.slug, stored.id, name);
  return (
    <>
      {ways}
      <PostForm action={action('send-igen')} csrfToken={context.csrfToken}>
        <input type="hidden" name="trin" value={delivery.open} />
        <Button icon="send" about={title}>
          {t('caseworker.delivery.retry')}
        </Button>
      </PostForm>
      <PostForm action={action('haandteret')} csrfToken={context.csrfToken} class="mt-6">
        <input type="hidden" name="trin" value={delivery.open} />
        <Textarea
          name={fieldNames.handled(delivery.open)}
          label={t('caseworker.delivery.explanation')}
          help={t('caseworker.delivery.explanationHelp')}
          rows={3}
          {...unfinished(left, 'handled', delivery.open)}
        />
        <div class="button-row mt-4">
          <Button kind="secondary" about={title}>
            {t('caseworker.delivery.handled')}
          </Button>
        </div>
      </PostForm>
    </>
  );
}
