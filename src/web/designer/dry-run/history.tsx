import type { VNode } from 'preact';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { SubmittedValues } from '../../../forms/evaluate.ts';
import { summarise } from '../../../forms/summary.ts';
import type { DeliveryPreview } from '../../../options/option.ts';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { markFallback } from '../../../texts/imported-texts.ts';
import { valueAsText } from '../../../workflows/delivery-values.ts';
import type { Effect, Entry } from '../../../workflows/dry-run/situation.ts';
import type { World } from '../../../workflows/dry-run/world.ts';
import { Details } from '../../components/details.tsx';
import { LocalText } from '../../components/local-text.tsx';
import { Time } from '../../components/time.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { ShownContent, ShownLetter } from '../delivery-preview/shown-content.tsx';
import { stepTitle } from './step-title.ts';
import { useDryRunTexts } from './texts.ts';

export type DeliveryContent = (effect: Extract<Effect, { kind: 'delivery' }>) => DeliveryPreview | null;

interface HistoryProperties {
  readonly world: World;
  readonly history: readonly Entry[];
  /** The language that messages and letters were written in. */
  readonly written: string;
  /** What a kind of delivery is called. */
  readonly deliveryTitle: (kind: string) => Text;
  /** What a delivery would hand over, as its option writes it. */
  readonly deliveryContent: DeliveryContent;
}

/** What has happened in a run, the oldest first: each event with what people and peers would have noticed of it. */
export function History({ history, ...shared }: HistoryProperties) {
  const { world } = shared;
  return (
    <ol class="timeline">
      {history.map((entry, index) => (
        <li key={index} class="timeline-entry">
          <Event world={world} entry={entry} />
          {entry.effects.length > 0 && (
            <ul>
              {entry.effects
                .filter((effect) => effect.kind !== 'deadline')
                .map((effect, number) => (
                  <li key={number}>
                    <EffectShown {...shared} effect={effect} />
                  </li>
                ))}
            </ul>
          )}
          <Deadlines world={world} effects={entry.effects} />
        </li>
      ))}
    </ol>
  );
}

function Event({ world, entry }: { readonly world: World; readonly entry: Entry }) {
  const language = useLanguage();
  const t = useDryRunTexts();
  const { definition } = world.workflow;
  const { event, step, items } = entry;
  const reason = ('reason' in event && event.reason) || '';
  const form = event.kind === 'submitted' || event.kind === 'decided' ? formOf(world, entry) : undefined;
  const values = event.kind === 'submitted' || event.kind === 'decided' ? event.values : undefined;
  return (
    <>
      <p class="mb-0">
        <strong>
          {step !== null && `${stepTitle(definition, step, items, language)}: `}
          {eventTitle(entry, t)}
        </strong>
      </p>
      <p class="quiet mt-0">
        <Time at={new Date(event.at)} show="dateTime" />
        {event.actor.kind === 'employee' &&
          event.actor.id !== null &&
          `, ${t('dryRunPage.by', { who: event.actor.id })}`}
      </p>
      {reason !== '' && <p>{t('dryRunPage.withReason', { reason })}</p>}
      {form && values && (
        <Details summary={t('dryRunPage.showAnswers')}>
          <Answers form={form} values={values} world={world} />
        </Details>
      )}
    </>
  );
}

function eventTitle({ event }: Entry, t: ReturnType<typeof useDryRunTexts>): string {
  switch (event.kind) {
    case 'decided':
      return t('dryRunPage.event.decided', { decision: t(`dryRunPage.way.${event.decision}`) });
    case 'deadlineReached':
      return t('dryRunPage.event.deadlineReached', { deadline: t(`dryRunPage.deadline.${event.deadline}`) });
    case 'delivered':
      return t(event.unsent ? 'dryRunPage.event.unsent' : 'dryRunPage.event.delivered');
    case 'submitted':
    case 'declined':
    case 'deliveryFailed':
    case 'deliveryRetried':
    case 'deliveryHandledByHand':
    case 'invited':
    case 'signalled':
    case 'paid':
    case 'paymentCancelled':
    case 'paymentSettled':
    case 'paymentRefused':
    case 'paymentStuck':
    case 'annulled':
      return t(`dryRunPage.event.${event.kind}`);
    default:
      return t('dryRunPage.event.other');
  }
}

function formOf({ workflow }: World, { step }: Entry): FormDefinition | undefined {
  const found = step === null ? undefined : workflow.definition.steps[step];
  if (found?.kind === 'fill') return workflow.forms.get(found.as);
  return found?.kind === 'approve' && found.form ? workflow.forms.get(found.form.as) : undefined;
}

function Answers({
  form,
  values,
  world,
}: {
  readonly form: FormDefinition;
  readonly values: SubmittedValues;
  readonly world: World;
}) {
  const language = useLanguage();
  return (
    <dl>
      {summarise(form, values, language, world.lists).flatMap(({ entries }) =>
        entries.map(({ key, label, presented }) => (
          <div key={key}>
            <dt>{label.language === language ? label.text : <span lang={label.language}>{label.text}</span>}</dt>
            <dd>{shown(presented)}</dd>
          </div>
        )),
      )}
    </dl>
  );
}

function shown(presented: ReturnType<typeof summarise>[number]['entries'][number]['presented']): string {
  switch (presented.kind) {
    case 'text':
      return presented.text;
    case 'list':
      return presented.items.join(', ');
    case 'table':
      return presented.rows.map((row) => row.join(', ')).join('; ');
    default:
      return '–';
  }
}

interface EffectProperties extends Omit<HistoryProperties, 'history'> {
  readonly effect: Effect;
}

function EffectShown({ world, effect, written, deliveryTitle, deliveryContent }: EffectProperties): VNode {
  const language = useLanguage();
  const t = useDryRunTexts();
  const { definition } = world.workflow;
  const content = effect.kind === 'delivery' ? deliveryContent(effect) : null;
  const step = stepTitle(definition, effect.step, 'items' in effect ? effect.items : [], language);
  switch (effect.kind) {
    case 'task': {
      const values = { group: effect.group, step };
      const said =
        effect.purpose === 'failedDelivery' ||
        effect.purpose === 'failedInvitation' ||
        effect.purpose === 'failedPayment'
          ? t(`dryRunPage.effect.${effect.purpose}`, values)
          : t('dryRunPage.effect.task', values);
      return (
        <>
          {said}
          {effect.dueAt !== null && (
            <>
              {' '}
              {t('dryRunPage.effect.taskDue')} <LastDay at={effect.dueAt} />
            </>
          )}
        </>
      );
    }
    case 'correction':
      return (
        <>
          {t('dryRunPage.effect.correction', { step })}
          {effect.comment !== '' && <Said text={effect.comment} />}
        </>
      );
    case 'invitation': {
      const { to: invited } = effect;
      const to =
        'cpr' in invited ? `${invited.cpr.slice(0, 6)}-****` : 'cvr' in invited ? `CVR ${invited.cvr}` : invited.email;
      return (
        <>
          {t('dryRunPage.effect.invitation', { to, step })}
          {effect.text !== null && <Said text={effect.text} language={written} />}
        </>
      );
    }
    case 'message':
      return (
        <>
          {t('dryRunPage.effect.message', { to: addressee(effect.to, t) })}
          <Said text={effect.text} language={written} />
        </>
      );
    case 'delivery':
      return (
        <>
          {effect.letter
            ? t('dryRunPage.effect.letter', { title: inLanguage(effect.letter.title, written, language) })
            : t('dryRunPage.effect.delivery', { step, delivery: markedIn(deliveryTitle(effect.delivery), language) })}
          {effect.letter && <ShownLetter letter={effect.letter} language={written} />}
          {content && <ShownContent content={content} language={written} id={`indhold-${effect.step}`} />}
          {!content && Object.keys(effect.fields).length > 0 && (
            <dl>
              {Object.entries(effect.fields).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{valueAsText(value) || '–'}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      );
    case 'reminder':
      return <>{t('dryRunPage.effect.reminder', { step })}</>;
    case 'escalation':
      return <>{t('dryRunPage.effect.escalation', { step, group: effect.group })}</>;
    case 'payment':
      return (
        <>
          {t(`dryRunPage.effect.payment.${effect.what}`, { step })}
          {effect.amount !== null && `: ${formatMoney(effect.amount, effect.currency, language)}`}
        </>
      );
    case 'calledOff':
      return <>{t('dryRunPage.effect.calledOff', { step })}</>;
    case 'end':
      return (
        <>
          {t('dryRunPage.effect.end', { outcome: effect.step === null ? effect.outcome : step })}
          {effect.status && (
            <>
              {'. '}
              <LocalText text={effect.status} />
            </>
          )}
          {'. '}
          {t('dryRunPage.effect.deleted')} <LastDay at={effect.deleteAt} />
        </>
      );
    case 'deadline':
      return <LastDay at={effect.at} />;
  }
}

function addressee(to: string, t: ReturnType<typeof useDryRunTexts>): string {
  if (to === 'starter' || to === 'manager') return t(`dryRunPage.to.${to}`);
  return to.slice(to.indexOf(':') + 1);
}

/** A text in the run's language within a sentence of the page's. */
function inLanguage(text: string, written: string, own: string): string {
  return written === own ? text : markFallback(text, written);
}

/** What is written to somebody, in the run's own language. */
function Said({ text, language }: { readonly text: string; readonly language?: string }) {
  const own = useLanguage();
  return (
    <blockquote class="written" lang={language === undefined || language === own ? undefined : language}>
      {text.split('\n').map((line, index) => (
        <p key={index} class="m-0">
          {line}
        </p>
      ))}
    </blockquote>
  );
}

function Deadlines({ world, effects }: { readonly world: World; readonly effects: readonly Effect[] }) {
  const language = useLanguage();
  const t = useDryRunTexts();
  const deadlines = effects.filter((effect) => effect.kind === 'deadline');
  if (deadlines.length === 0) return null;
  return (
    <ul class="quiet">
      {deadlines.map(({ step, items, deadline, at }) => (
        <li key={`${step}.${items.join()}.${deadline}`}>
          {t('dryRunPage.deadlineAt', {
            deadline: t(`dryRunPage.deadline.${deadline}`),
            step: stepTitle(world.workflow.definition, step, items, language),
          })}
          {': '}
          <LastDay at={at} />
        </li>
      ))}
    </ul>
  );
}

/** A deadline in days is the midnight after its last day: that day is what people are told. */
export function LastDay({ at }: { readonly at: string }) {
  const isMidnight = /T2[23]:00:00\.000Z$/.test(at);
  return isMidnight ? <Time at={new Date(Date.parse(at) - 1)} /> : <Time at={new Date(at)} show="dateTime" />;
}
