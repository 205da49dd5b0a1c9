import type { PreviewedDelivery } from '../../../cases/deliveries/preview-deliveries.ts';
import type { Playable } from '../../../cases/dry-runs/playable-workflow.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { valueAsText } from '../../../workflows/delivery-values.ts';
import type { ToldField } from '../../../workflows/told-fields.ts';
import { Alert } from '../../components/alert.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { Button } from '../../components/button.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { TextInput } from '../../components/text-input.tsx';
import type { PageContext } from '../../page-context.ts';
import { useLanguage } from '../../page-environment.ts';
import { CannotPlay } from '../dry-run/cannot-play.tsx';
import { stepTitle } from '../dry-run/step-title.ts';
import { ShownContent, ShownLetter } from './shown-content.tsx';
import { useDeliveryPreviewTexts } from './texts.ts';

interface PreviewPageProperties {
  readonly context: PageContext;
  readonly action: string;
  readonly designHref: string;
  readonly playable: Playable;
  readonly kept: readonly { readonly id: string; readonly name: string }[];
  readonly chosenRun: string;
  readonly mayReadCases: boolean;
  readonly number: string;
  readonly errors: readonly { readonly message: string; readonly fieldId: string }[];
  /** What was asked for; null before anything was. */
  readonly shown: {
    /** Null for a dry run's. */
    readonly caseNumber: string | null;
    readonly language: string;
    readonly deliveries: readonly PreviewedDelivery[];
  } | null;
}

/** What a workflow's deliver steps would hand over for a case of one's own or an invented one. */
export function PreviewPage(properties: PreviewPageProperties) {
  const { context, action, designHref, playable, kept, chosenRun, mayReadCases, number, errors, shown } = properties;
  const t = useDeliveryPreviewTexts();
  const { language, csrfToken } = context;
  const { definition } = playable;
  const steps = Object.entries(definition.steps).filter(([, step]) => step.kind === 'deliver');
  const error = (field: string) => {
    const found = errors.find(({ fieldId }) => fieldId === field);
    return found ? { error: found.message } : {};
  };
  return (
    <>
      <BackLink href={designHref}>{t('deliveryPreview.back')}</BackLink>
      <h1>{t('deliveryPreview.title', { workflow: markedIn(definition.title, language) })}</h1>
      <p class="font-lead">{t('deliveryPreview.intro')}</p>
      <CannotPlay playable={playable} heading={t('deliveryPreview.cannot')} />
      {steps.length === 0 && <p>{t('deliveryPreview.none')}</p>}
      {steps.length > 0 && (
        <>
          {playable.ok && (
            <section aria-labelledby="opfundet">
              <h2 id="opfundet">{t('deliveryPreview.withRun')}</h2>
              <PostForm action={action} csrfToken={csrfToken}>
                <Select
                  name="koersel"
                  label={t('deliveryPreview.run')}
                  emptyText={t('deliveryPreview.invented')}
                  value={chosenRun}
                  options={kept.map(({ id, name }) => ({ value: id, text: t('deliveryPreview.kept', { name }) }))}
                  {...error('koersel')}
                />
                <Button kind="secondary">{t('deliveryPreview.showRun')}</Button>
              </PostForm>
            </section>
          )}
          <section aria-labelledby="rigtig">
            <h2 id="rigtig">{t('deliveryPreview.withCase')}</h2>
            {mayReadCases ? (
              <PostForm action={action} csrfToken={csrfToken}>
                <TextInput
                  name="sag"
                  label={t('deliveryPreview.number')}
                  help={t('deliveryPreview.numberHelp')}
                  value={number}
                  width="middle"
                  maxLength={40}
                  {...error('sag')}
                />
                <Button kind="secondary">{t('deliveryPreview.showCase')}</Button>
              </PostForm>
            ) : (
              <p>{t('deliveryPreview.onlyCaseworkers')}</p>
            )}
          </section>
          {shown && (
            <section aria-labelledby="vist">
              <h2 id="vist">
                {shown.caseNumber === null
                  ? t('deliveryPreview.shownRun')
                  : t('deliveryPreview.shownCase', { number: shown.caseNumber })}
              </h2>
              {steps.map(([key]) => {
                const made = shown.deliveries.filter(({ step }) => step === key);
                return (
                  <section key={key} id={`trin-${key}`} aria-labelledby={`trin-${key}-navn`}>
                    <h3 id={`trin-${key}-navn`}>{stepTitle(definition, key, [], language)}</h3>
                    {made.length === 0 && <p>{t('deliveryPreview.noItems')}</p>}
                    {made.map((delivery) => (
                      <Delivery
                        key={delivery.items.join()}
                        delivery={delivery}
                        written={shown.language}
                        id={[key, ...delivery.items].join('-')}
                        heading={
                          delivery.items.length === 0 ? null : stepTitle(definition, key, delivery.items, language)
                        }
                      />
                    ))}
                  </section>
                );
              })}
            </section>
          )}
        </>
      )}
    </>
  );
}

function FieldShown({ field, written }: { readonly field: ToldField; readonly written: string }) {
  const language = useLanguage();
  const t = useDeliveryPreviewTexts();
  const { value, chosen, problem } = field;
  const text = value === undefined ? '' : valueAsText(value);
  return (
    <>
      {chosen ? (
        <LocalText text={chosen} />
      ) : text === '' ? (
        <span class="quiet">{t(value === undefined ? 'deliveryPreview.notSaid' : 'deliveryPreview.noValue')}</span>
      ) : (
        <span class="written-value" lang={written === language ? undefined : written}>
          {text}
        </span>
      )}
      {problem && (
        <p class="mt-2 mb-0">
          <strong>
            <LocalText text={problem} />
          </strong>
        </p>
      )}
    </>
  );
}

function Delivery({
  delivery,
  written,
  id,
  heading,
}: {
  readonly delivery: PreviewedDelivery;
  readonly written: string;
  readonly id: string;
  readonly heading: string | null;
}) {
  const language = useLanguage();
  const t = useDeliveryPreviewTexts();
  const { kind, isOff, fields, letter, content } = delivery;
  return (
    <>
      {heading !== null && <h4>{heading}</h4>}
      {kind === null && <p>{t('deliveryPreview.unknownKind')}</p>}
      {kind !== null && isOff && (
        <Alert kind="warning" id={`${id}-fra`}>
          {t('deliveryPreview.off', { delivery: markedIn(kind, language) })}
        </Alert>
      )}
      {fields.length > 0 && (
        <SummaryList
          caption={t('deliveryPreview.fields')}
          rows={fields.map((field) => ({
            label: markedIn(field.title, language),
            value: <FieldShown field={field} written={written} />,
          }))}
        />
      )}
      {letter && (
        <>
          <h4>{t('deliveryPreview.letter')}</h4>
          <p>
            <strong lang={written === language ? undefined : written}>{letter.title}</strong>
          </p>
          <ShownLetter letter={letter} language={written} />
        </>
      )}
      {content && (
        <>
          <h4>{t('deliveryPreview.content')}</h4>
          <ShownContent content={content} language={written} id={id} />
        </>
      )}
    </>
  );
}
