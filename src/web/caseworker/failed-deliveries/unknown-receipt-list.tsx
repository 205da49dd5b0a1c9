import { peerTitle } from '../../../cases/deliveries/peer-title.ts';
import type { UnknownReceipt } from '../../../cases/deliveries/unknown-receipts.ts';
import type { CaseServices } from '../../../cases/services.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { deliveryAddresses as addresses } from './addresses.ts';
import { useFailedDeliveryTexts } from './texts.ts';

interface UnknownReceiptListProperties {
  readonly context: PageContext;
  readonly services: Pick<CaseServices, 'deliveries'>;
  readonly receipts: readonly UnknownReceipt[];
}

/** Receipts that fit no delivery, or say something that is not known: a person looks at them and puts them away. */
export function UnknownReceiptList({ context, services, receipts }: UnknownReceiptListProperties) {
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  return (
    <section aria-labelledby="unknown-receipts">
      <h2 id="unknown-receipts">{t('deliveries.unknown.heading')}</h2>
      <p>{t('deliveries.unknown.intro')}</p>
      <ul class="nobullet-list">
        {receipts.map(({ kind, id, at, why, content }) => (
          <li key={`${kind} ${id}`} class="mb-4">
            <strong>{markedIn(peerTitle(services, kind), language)}</strong>: {t(`deliveries.unknown.${why}`)}{' '}
            <span class="quiet">
              <Time at={at} show="dateTime" />
            </span>
            {content !== '' && (
              <Details summary={t('deliveries.unknown.content')}>
                <pre class="receipt-content" lang="da">
                  {content}
                </pre>
              </Details>
            )}
            <PostForm action={addresses.putAway(context.organisation.slug)} csrfToken={context.csrfToken}>
              <input type="hidden" name="slags" value={kind} />
              <input type="hidden" name="kvittering" value={id} />
              <Button kind="secondary" about={id}>
                {t('deliveries.unknown.putAway')}
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
