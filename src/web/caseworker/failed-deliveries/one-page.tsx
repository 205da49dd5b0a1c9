import { peerTitle } from '../../../cases/deliveries/peer-title.ts';
import type { SentWith } from '../../../cases/deliveries/sent-documents.ts';
import type { CaseServices } from '../../../cases/services.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Textarea } from '../../components/textarea.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { SentDocuments } from '../sent-documents/sent-documents.tsx';
import { deliveryAddresses as addresses } from './addresses.ts';
import { type CorrectableField, type Correction, inputName } from './correction.ts';
import { useFailedDeliveryTexts } from './texts.ts';

export interface OneDelivery {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string;
  readonly peer: string;
  readonly reason: Text | null;
  /** What can be corrected by hand, with what it says now. */
  readonly fields: readonly CorrectableField[];
  /** What went out with each attempt, with how it ended. */
  readonly sent: readonly (SentWith & { readonly outcome: string })[];
}

export interface OnePageProperties {
  readonly context: PageContext;
  readonly services: Pick<CaseServices, 'deliveries'>;
  readonly delivery: OneDelivery;
  /** Whether the employee may read the case, and so what went out. */
  readonly readsCase: boolean;
  /** What was sent in and could not be taken. */
  readonly correction?: Correction;
}

/** One failed delivery, with what its receiver is told, to be corrected and sent again. */
export function OnePage({ context, services, delivery, readsCase, correction }: OnePageProperties) {
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const { slug } = context.organisation;
  const { fields, reason, sent } = delivery;
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
      {readsCase && (
        <p>
          <a href={addresses.case(slug, delivery.case)}>{t('deliveries.one.case')}</a>
        </p>
      )}
      {readsCase && sent.length > 0 && (
        <section aria-labelledby="sent">
          <h2 id="sent">{t('deliveries.one.sentDocuments')}</h2>
          {sent.map(({ outcome, ...with_ }) => (
            <SentDocuments
              key={with_.attempt}
              context={context}
              case={delivery.case}
              delivery={delivery.id}
              sent={with_}
              outcome={outcome}
            />
          ))}
        </section>
      )}
      <PostForm action={addresses.one(slug, delivery.id)} csrfToken={context.csrfToken}>
        {fields.length === 0 ? (
          <p>{t('deliveries.one.nothing')}</p>
        ) : (
          <>
            <h2>{t('deliveries.one.fields')}</h2>
            <p>{t('deliveries.one.help')}</p>
            {fields.map((field) => (
              <Control key={field.field.key} {...field} correction={correction} />
            ))}
          </>
        )}
        <div class="button-row mt-5">
          <Button icon="send">{t(fields.length === 0 ? 'deliveries.one.sendSame' : 'deliveries.one.send')}</Button>
        </div>
      </PostForm>
    </>
  );
}

/** The control that fits a field: its choices, a line or more of text. */
function Control({
  field,
  value,
  control,
  masked,
  correction,
}: CorrectableField & { readonly correction: Correction | undefined }) {
  const t = useFailedDeliveryTexts();
  const language = useLanguage();
  const said = field.correctionHelp ?? field.help;
  const help = [
    ...(said ? [markedIn(said, language)] : []),
    ...(masked === undefined ? [] : [t('deliveries.one.masked', { number: masked })]),
  ].join(' ');
  const error = correction?.errors[field.key];
  const common = {
    name: inputName(field.key),
    label: markedIn(field.title, language),
    value: correction?.typed[field.key] ?? (masked === undefined ? value : ''),
    optional: !field.required,
    ...(help !== '' && { help }),
    ...(error !== undefined && { error }),
  };
  if (control === 'text') return <Textarea {...common} />;
  if (control === 'line') return <TextInput {...common} />;
  return (
    <Select
      {...common}
      emptyText={t('deliveries.one.notChosen')}
      options={(field.options ?? []).map(({ value: chosen, label }) => ({
        value: chosen,
        text: markedIn(label, language),
      }))}
    />
  );
}
