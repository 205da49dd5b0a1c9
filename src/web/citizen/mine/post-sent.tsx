import type { DeliveryView } from '../../../cases/case-view.ts';
import { tellingStep } from '../../../cases/tell-of-message.ts';
import type { Application } from '../../application.ts';
import { LocalText } from '../../components/local-text.tsx';
import { Time } from '../../components/time.tsx';
import { useCitizenTexts } from '../texts.ts';
import type { OwnCasePage, OwnCaseView } from './own-case.ts';

interface PostSentProperties {
  readonly kinds: Application['services']['deliveries'];
  readonly own: OwnCasePage;
  readonly view: OwnCaseView;
}

/** What was sent to the citizen by post: when, how, and what the post has said of it since (FJE-8). */
export function PostSent({ kinds, own, view }: PostSentProperties) {
  const t = useCitizenTexts();
  // Others' post is theirs.
  if (own.viewer !== own.stored.person) return null;
  const sent = view.deliveries.filter(
    (delivery) => isPostToStarter(own, delivery) && kinds.get(delivery.kind)?.kind.course,
  );
  if (sent.length === 0) return null;
  return (
    <section aria-labelledby="post">
      <h2 id="post">{t('citizen.post.heading')}</h2>
      <ul class="nobullet-list">
        {sent.map((delivery) => (
          <Sent key={delivery.id} own={own} delivery={delivery} kinds={kinds} />
        ))}
      </ul>
    </section>
  );
}

function Sent({ own, delivery, kinds }: Omit<PostSentProperties, 'view'> & { readonly delivery: DeliveryView }) {
  const t = useCitizenTexts();
  const kind = kinds.get(delivery.kind)?.kind;
  const course = delivery.kept === null ? undefined : kind?.course?.(delivery.kept);
  const step = own.workflow.workflow.definition.steps[delivery.step];
  const told = delivery.receipts.filter(({ state }) => state !== null && kind?.states?.[state]);
  const isUnderWay = delivery.status === 'pending' || delivery.status === 'awaiting';
  return (
    <li>
      <strong>{step ? <LocalText text={step.title} /> : t('citizen.post.notice')}</strong>
      {course && (
        <>
          {': '}
          <LocalText text={course.way} />
        </>
      )}
      <br />
      <span class="quiet">
        <Time at={delivery.createdAt} show="dateTime" />
      </span>
      {told.length > 0 ? (
        <ul>
          {told.map(({ id, at, reportedAt, state }) => (
            <li key={id}>
              <LocalText text={kind?.states?.[state ?? '']?.title ?? { da: '' }} />{' '}
              <span class="quiet">
                <Time at={reportedAt ?? at} show="dateTime" />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {t(
            delivery.status === 'delivered'
              ? 'citizen.post.sent'
              : isUnderWay
                ? 'citizen.post.underWay'
                : 'citizen.post.failed',
          )}
        </p>
      )}
      {told.length > 0 && delivery.status === 'failed' && <p>{t('citizen.post.failed')}</p>}
    </li>
  );
}

/** Post to whose case it is: not an invitation to others, nor what a step sends to somebody whom it names. */
function isPostToStarter({ workflow }: OwnCasePage, { step: key, status }: DeliveryView): boolean {
  if (status === 'calledOff' || status === 'handledByHand') return false;
  if (key === tellingStep) return true;
  const step = workflow.workflow.definition.steps[key];
  return step?.kind === 'deliver' && step.values?.recipient === undefined;
}
