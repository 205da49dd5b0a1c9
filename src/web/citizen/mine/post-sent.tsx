import type { DeliveryView, ReceiptView } from '../../../cases/case-view.ts';
import { tellingStep } from '../../../cases/telling-step.ts';
import type { DeliveryKind } from '../../../options/option.ts';
import type { Application } from '../../application.ts';
import { Details } from '../../components/details.tsx';
import { FileLink } from '../../components/file-link.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Time } from '../../components/time.tsx';
import { addresses } from '../addresses.ts';
import { useCitizenTexts } from '../texts.ts';
import type { OwnCasePage, OwnCaseView } from './own-case.ts';
import { mayOpenSent, postToStarter } from './post-to-starter.ts';

interface PostSentProperties {
  readonly kinds: Application['services']['deliveries'];
  readonly own: OwnCasePage;
  readonly view: OwnCaseView;
}

/** What was sent to the citizen by post: what, when, how, and what has become of it, with the documents themselves (FJE-8). */
export function PostSent({ kinds, own, view }: PostSentProperties) {
  const t = useCitizenTexts();
  const sent = postToStarter(own, kinds, view).toReversed();
  if (sent.length === 0) return null;
  return (
    <section aria-labelledby="post">
      <h2 id="post">{t('citizen.post.heading')}</h2>
      {sent.map((delivery) => (
        <Sent key={delivery.id} own={own} delivery={delivery} kind={kinds.get(delivery.kind)?.kind} />
      ))}
    </section>
  );
}

const taken: ReadonlySet<string> = new Set(['accepted', 'awaiting']);

type Kind = Pick<DeliveryKind<unknown, unknown>, 'course' | 'states'>;

function Sent({
  own,
  delivery,
  kind,
}: {
  readonly own: OwnCasePage;
  readonly delivery: DeliveryView;
  readonly kind: Kind | undefined;
}) {
  const t = useCitizenTexts();
  const course = delivery.kept === null ? undefined : kind?.course?.(delivery.kept);
  const step = own.workflow.workflow.definition.steps[delivery.step];
  const last = delivery.sent.at(-1);
  // What has no document, such as an SMS, went out with the attempt that was taken.
  const wentOut = delivery.history.findLast(({ attempt, outcome }) =>
    last ? attempt === last.attempt : taken.has(outcome),
  )?.at;
  const documents = (last?.documents ?? []).map((document, position) => ({ document, position }));
  const shown = documents.filter(({ document }) => mayOpenSent(own, document));
  const name = documents[0]?.document.name.replace(/\.pdf$/i, '');
  const told = delivery.receipts.filter(({ state }) => state !== null && kind?.states?.[state]);
  return (
    <article>
      <h3>
        {delivery.step === tellingStep ? t('citizen.post.notice') : (name ?? (step && <LocalText text={step.title} />))}
      </h3>
      <SummaryList
        caption={t('citizen.post.caption')}
        rows={[
          {
            label: t('citizen.post.when'),
            value: wentOut ? <Time at={wentOut} show="dateTime" /> : t('citizen.post.notYet'),
          },
          {
            label: t('citizen.post.how'),
            value: course ? (
              <>
                <LocalText text={course.way} />
                {course.toRecipient && (
                  <>
                    <br />
                    <LocalText text={course.toRecipient} />
                  </>
                )}
              </>
            ) : (
              t('citizen.post.howLater')
            ),
          },
          { label: t('citizen.post.receipt'), value: <Standing delivery={delivery} told={told} kind={kind} /> },
        ]}
      />
      {shown.length > 0 && last && (
        <>
          <h4>{t('citizen.post.documents')}</h4>
          <ul class="nobullet-list">
            {shown.map(({ document, position }) => (
              <li key={position}>
                <FileLink
                  href={addresses.sent(own.organisation.slug, own.stored.id, delivery.id, last.attempt, position)}
                  name={document.name}
                  mediaType={document.mediaType}
                  size={document.size}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {told.length > 1 && (
        <Details summary={t('citizen.post.course')}>
          <ol>
            {told.map((receipt) => (
              <li key={receipt.id}>
                <State receipt={receipt} kind={kind} />
              </li>
            ))}
          </ol>
        </Details>
      )}
    </article>
  );
}

/** Where it stands: what the post said last, where that agrees with what became of it, else what became of it. */
function Standing({
  delivery: { status },
  told,
  kind,
}: {
  readonly delivery: DeliveryView;
  readonly told: readonly ReceiptView[];
  readonly kind: Kind | undefined;
}) {
  const t = useCitizenTexts();
  if (status === 'failed') return t('citizen.post.failed');
  // What was said of another way before says nothing of this one.
  const leg = Math.max(0, ...told.map((receipt) => receipt.leg));
  const last = told.filter((receipt) => receipt.leg === leg && receipt.outcome !== 'rejected').at(-1);
  if (last) return <State receipt={last} kind={kind} />;
  return t(status === 'delivered' ? 'citizen.post.sent' : 'citizen.post.underWay');
}

/** What the post said, in the recipient's words, and when. */
function State({ receipt, kind }: { readonly receipt: ReceiptView; readonly kind: Kind | undefined }) {
  const state = kind?.states?.[receipt.state ?? ''];
  if (!state) return null;
  return (
    <>
      <LocalText text={state.toRecipient ?? state.title} />{' '}
      <span class="quiet">
        <Time at={receipt.reportedAt ?? receipt.at} show="dateTime" />
      </span>
    </>
  );
}
