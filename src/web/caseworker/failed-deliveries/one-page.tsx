import { peerTitle } from '../../../cases/deliveries/peer-title.ts';
import type { CaseServices } from '../../../cases/services.ts';
import type { DeliveryField } from '../../../options/option.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { deliveryAddresses as addresses } from './addresses.ts';
import { useFailedDeliveryTexts } from './texts.ts';

export interface OneDelivery {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  readonly peer: string;
  readonly reason: Text | null;
  /** What can be corrected by hand, with what it says now. */
  readonly fields: readonly { readonly field: DeliveryField; readonly value: string }[];
}

export interface OnePageProperties {
  readonly context: PageContext;
  readonly services: Pick<CaseServices, 'deliveries'>;
  readonly delivery: OneDelivery;
}

/** One failed delivery, with what its receiver is told, to be corrected and sent again. */
export function OnePage({ context, services, delivery }: OnePageProperties) {
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const { slug } = context.organisation;
  const { fields, reason } = delivery;
  return (
    <>
      <h1>{t('deliveries.one.title', { number: delivery.caseNumber })}</h1>
      <p>{markedIn(peerTitle(services, delivery.peer), language)}</p>
      {reason !== null && (
        <p>
          <strong>
            <LocalText text={reason} />
          </strong>
        </p>
      )}
      <p>
        <a href={addresses.case(slug, delivery.case)}>{t('deliveries.one.case')}</a>
      </p>
      <PostForm action={addresses.one(slug, delivery.id)} csrfToken={context.csrfToken}>
        {fields.length === 0 ? (
          <p>{t('deliveries.one.nothing')}</p>
        ) : (
          <>
            <h2>{t('deliveries.one.fields')}</h2>
            <p>{t('deliveries.one.help')}</p>
            {fields.map(({ field, value }) =>
              value.includes('\n') || value.length > 120 || field.key === 'body' ? (
                <Textarea
                  key={field.key}
                  name={`felt-${field.key}`}
                  label={markedIn(field.title, language)}
                  value={value}
                />
              ) : (
                <TextInput
                  key={field.key}
                  name={`felt-${field.key}`}
                  label={markedIn(field.title, language)}
                  value={value}
                />
              ),
            )}
          </>
        )}
        <div class="button-row mt-5">
          <Button icon="send">{t(fields.length === 0 ? 'deliveries.one.sendSame' : 'deliveries.one.send')}</Button>
        </div>
      </PostForm>
    </>
  );
}
