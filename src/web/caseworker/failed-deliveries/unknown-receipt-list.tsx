import { peerTitle } from '../../../cases/deliveries/peer-title.ts';
import type { UnknownReceipt } from '../../../cases/deliveries/unknown-receipts.ts';
import type { CaseServices } from '../../../cases/services.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { type Choice, RadioGroup } from '../../components/radio-group.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Time } from '../../components/time.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { deliveryAddresses as addresses } from './addresses.ts';
import { useFailedDeliveryTexts } from './texts.ts';

interface UnknownReceiptListProperties {
  readonly context: PageContext;
  readonly services: Pick<CaseServices, 'deliveries'>;
  readonly receipts: readonly UnknownReceipt[];
  readonly unfinished?: UnfinishedPuttingAway;
  readonly unplaced?: UnfinishedPlacing;
  /** Whether the employee works on cases, so that one may be put on a case. */
  readonly places: boolean;
}

type Named = Pick<UnknownReceipt, 'kind' | 'id'>;

/** What was written of one that was to be put away, and what is wrong with it. */
export interface UnfinishedPuttingAway {
  readonly receipt: Named;
  readonly reason: string;
  readonly error: string;
}

/**
 * The number of the case that one was to be put on, and what is wrong with it; or the deliveries of the case that one is to be chosen
 * among.
 */
export interface UnfinishedPlacing {
  readonly receipt: Named;
  readonly number: string;
  readonly error: string;
  readonly deliveries?: readonly Choice[];
}

/** The name, and so the id, of the choice between the deliveries of the case. */
export function chosenField(named: Named): string {
  return `aflevering-${putAwayField(named)}`;
}

/** The name, and so the id, of the input for the number of the case. */
export function placeField(named: Named): string {
  return `sag-${putAwayField(named)}`;
}

/** The name, and so the id, of the input for why one is put away. */
export function putAwayField({ kind, id }: Named): string {
  return `grund-${kind}-${id.replaceAll(/[^\w-]/g, '_')}`;
}

/** Receipts that fit no delivery, or say something that is not known: a person looks at them and puts them away. */
export function UnknownReceiptList({ receipts, ...more }: UnknownReceiptListProperties) {
  const t = useFailedDeliveryTexts();
  return (
    <section aria-labelledby="unknown-receipts">
      <h2 id="unknown-receipts">{t('deliveries.unknown.heading')}</h2>
      <p>{t('deliveries.unknown.intro')}</p>
      <ul class="nobullet-list unknown-receipts">
        {receipts.map((receipt) => (
          <li key={`${receipt.kind} ${receipt.id}`}>
            <Receipt receipt={receipt} {...more} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One of them; its forms are folded away until they are wanted, so that a long list can be looked through. */
function Receipt({
  context,
  services,
  receipt,
  unfinished,
  unplaced,
  places,
}: Omit<UnknownReceiptListProperties, 'receipts'> & { readonly receipt: UnknownReceipt }) {
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const { kind, id, at, why, content } = receipt;
  const about = t('deliveries.unknown.about', { id });
  const isThis = (named: Named | undefined) => named?.kind === kind && named.id === id;
  const placing = isThis(unplaced?.receipt) ? unplaced : undefined;
  const puttingAway = isThis(unfinished?.receipt) ? unfinished : undefined;
  return (
    <>
      <p class="mb-1">
        <strong>{markedIn(peerTitle(services, kind), language)}</strong>: {t(`deliveries.unknown.${why}`)}
      </p>
      <p class="quiet mt-0 mb-2">
        <Time at={at} show="dateTime" />
      </p>
      {content !== '' && (
        <Details summary={t('deliveries.unknown.content')}>
          <pre class="written-content">{content}</pre>
        </Details>
      )}
      {places && (
        <Details summary={t('deliveries.unknown.toCase')} open={placing !== undefined}>
          <PostForm action={addresses.placeReceipt(context.organisation.slug)} csrfToken={context.csrfToken}>
            <input type="hidden" name="slags" value={kind} />
            <input type="hidden" name="kvittering" value={id} />
            <TextInput
              name={placeField(receipt)}
              label={t('deliveries.unknown.caseNumber')}
              help={t('deliveries.unknown.caseNumberHelp')}
              width="middle"
              {...(placing && { value: placing.number })}
              {...(placing && !placing.deliveries && { error: placing.error })}
            />
            {placing?.deliveries && (
              <RadioGroup
                name={chosenField(receipt)}
                label={t('deliveries.place.which')}
                choices={placing.deliveries}
                error={placing.error}
              />
            )}
            <div class="button-row mt-4">
              <Button kind="secondary" about={about}>
                {t('deliveries.unknown.place')}
              </Button>
            </div>
          </PostForm>
        </Details>
      )}
      <Details summary={t('deliveries.unknown.away')} open={puttingAway !== undefined}>
        <PostForm action={addresses.putAway(context.organisation.slug)} csrfToken={context.csrfToken}>
          <input type="hidden" name="slags" value={kind} />
          <input type="hidden" name="kvittering" value={id} />
          <TextInput
            name={putAwayField(receipt)}
            label={t('deliveries.unknown.reason')}
            help={t('deliveries.unknown.reasonHelp')}
            {...(puttingAway && { value: puttingAway.reason, error: puttingAway.error })}
          />
          <div class="button-row mt-4">
            <Button kind="secondary" about={about}>
              {t('deliveries.unknown.putAway')}
            </Button>
          </div>
        </PostForm>
      </Details>
    </>
  );
}
