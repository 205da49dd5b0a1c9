import type { ComponentChildren } from 'preact';
import { markedIn, type Text } from '../../../texts/catalogue.ts';
import { inputKey } from '../../../workflows/dry-run/make-move.ts';
import type { Offer } from '../../../workflows/dry-run/offers.ts';
import type { Situation, Waiting } from '../../../workflows/dry-run/situation.ts';
import type { World } from '../../../workflows/dry-run/world.ts';
import { Button } from '../../components/button.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { Select } from '../../components/select.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatMoney } from '../../money.ts';
import { useLanguage } from '../../page-environment.ts';
import { LastDay } from './history.tsx';
import { inputName, passOffer } from './read-move.ts';
import { stepTitle } from './step-title.ts';
import { useDryRunTexts } from './texts.ts';

/** What was typed into one of the forms and could not be used. */
export interface Wrong {
  readonly field: string;
  readonly message: string;
  readonly typed: (name: string) => string | undefined;
}

interface OfferFormProperties {
  readonly world: World;
  readonly situation: Situation;
  readonly offer: Offer;
  readonly index: number;
  readonly action: string;
  readonly revision: number;
  readonly csrfToken: string;
  readonly wrong: Wrong | null;
  readonly deliveryTitle: (kind: string) => Text;
}

/** One thing that can come next, with the buttons for it. */
export function OfferForm(properties: OfferFormProperties) {
  const { world, offer, index } = properties;
  const t = useDryRunTexts();
  const language = useLanguage();
  const title =
    'at' in offer
      ? stepTitle(world.workflow.definition, offer.at.step, offer.at.items, language)
      : t(offer.kind === 'annul' ? 'dryRunPage.annul' : 'dryRunPage.time');
  return (
    <section class="card mt-5" aria-labelledby={`offer-${index}`}>
      <div class="card-content">
        <h3 class="card-heading" id={`offer-${index}`}>
          {title}
        </h3>
        <OfferBody {...properties} />
      </div>
    </section>
  );
}

function OfferBody(properties: OfferFormProperties) {
  const { world, situation, offer, index, action, revision, csrfToken, wrong, deliveryTitle } = properties;
  const t = useDryRunTexts();
  const language = useLanguage();
  const name = (input: string): string => inputName(input, index);
  const error = (input: string) => (wrong?.field === name(input) ? { error: wrong.message } : {});
  const typed = (input: string, otherwise: string): string => wrong?.typed(name(input)) ?? otherwise;
  const form = (children: ComponentChildren) => (
    <PostForm action={action} csrfToken={csrfToken}>
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="tilbud" value={String(index)} />
      <input type="hidden" name="trin" value={'at' in offer ? offer.at.step : ''} />
      {children}
    </PostForm>
  );
  const who = (employees: readonly string[]) =>
    employees.length > 0 && (
      <Select
        name={name('by')}
        label={t('dryRunPage.employee')}
        value={typed('by', employees[0] ?? '')}
        options={employees.map((value) => ({ value, text: value }))}
        {...error('by')}
      />
    );
  const reason = () => (
    <TextInput
      name={name('reason')}
      label={t('dryRunPage.reason')}
      value={typed('reason', '')}
      optional
      {...error('reason')}
    />
  );
  const days = (input: string, label: string, otherwise: string) => (
    <TextInput
      name={name(input)}
      label={label}
      value={typed(input, otherwise)}
      inputMode="decimal"
      width="short"
      {...error(input)}
    />
  );
  switch (offer.kind) {
    case 'fill': {
      const again = situation.inputs[inputKey(offer.alias, offer.at.items)] !== undefined;
      return form(
        <>
          <p>{t(`dryRunPage.fill.${offer.who}`)}</p>
          {who(offer.employees)}
          {offer.mayDecline && reason()}
          <div class="button-row">
            <Choice value="opfind">{t('dryRunPage.fill.invent')}</Choice>
            {again && (
              <Choice value="igen" kind="secondary">
                {t('dryRunPage.fill.again')}
              </Choice>
            )}
            <Choice value="udfyld" kind="secondary">
              {t('dryRunPage.fill.type')}
            </Choice>
            {offer.mayDecline && (
              <Choice value="nej" kind="secondary">
                {t('dryRunPage.fill.decline')}
              </Choice>
            )}
          </div>
        </>,
      );
    }
    case 'decide':
      return form(
        <>
          <p>{t('dryRunPage.decide')}</p>
          {offer.alias !== null && <p>{t('dryRunPage.decide.form')}</p>}
          {who(offer.employees)}
          {reason()}
          <div class="button-row">
            {offer.decisions.map((decision, number) => (
              <Choice key={decision} value={decision} kind={number === 0 ? 'primary' : 'secondary'}>
                {t(`dryRunPage.decide.${decision}`)}
              </Choice>
            ))}
          </div>
        </>,
      );
    case 'answer': {
      const delivering = world.workflow.definition.steps[offer.at.step];
      return (
        <>
          <p>{t('dryRunPage.answer', { delivery: markedIn(deliveryTitle(offer.delivery), language) })}</p>
          {form(
            <div class="button-row">
              <Choice value="accepted">{t('dryRunPage.answer.accepted')}</Choice>
              <Choice value="rejected" kind="secondary">
                {t('dryRunPage.answer.rejected')}
              </Choice>
              {delivering?.kind === 'deliver' && delivering.unsent !== undefined && (
                <Choice value="unsent" kind="secondary">
                  {t('dryRunPage.answer.unsent')}
                </Choice>
              )}
            </div>,
          )}
          {form(
            <>
              {days('days', t('dryRunPage.answer.days'), '3')}
              <Choice value="awaiting" kind="secondary">
                {t('dryRunPage.answer.awaiting')}
              </Choice>
            </>,
          )}
          {form(
            <>
              {days('times', t('dryRunPage.answer.times', { most: world.retries.attempts }), '3')}
              <Choice value="unavailable" kind="secondary">
                {t('dryRunPage.answer.unavailable')}
              </Choice>
            </>,
          )}
        </>
      );
    }
    case 'failed':
      return form(
        <>
          <p>{t('dryRunPage.failed')}</p>
          {who(offer.employees)}
          {reason()}
          <div class="button-row">
            <Choice value="igen">{t('dryRunPage.failed.retry')}</Choice>
            <Choice value="haand" kind="secondary">
              {t('dryRunPage.failed.byHand')}
            </Choice>
          </div>
        </>,
      );
    case 'invite':
      return form(
        <>
          <p>{t('dryRunPage.invite')}</p>
          <TextInput
            name={name('to')}
            label={t(`dryRunPage.invite.${offer.by}`)}
            value={typed('to', { cpr: '020350-0035', email: 'inviteret@example.dk', cvr: '10000009' }[offer.by])}
            width="middle"
            {...error('to')}
          />
          <Choice value="inviter">{t('dryRunPage.invite.button')}</Choice>
        </>,
      );
    case 'signal':
      return form(
        <>
          <p>{t('dryRunPage.signal', { event: offer.event })}</p>
          {Object.keys(offer.data).map((member) => (
            <TextInput
              key={member}
              name={name(`data.${member}`)}
              label={member}
              value={typed(`data.${member}`, '')}
              width="middle"
              optional
            />
          ))}
          <Choice value="ske">{t('dryRunPage.signal.button')}</Choice>
        </>,
      );
    case 'pay':
      return form(
        <>
          <p>{t('dryRunPage.pay', { amount: formatMoney(offer.amount, offer.currency, language) })}</p>
          <div class="button-row">
            <Choice value="paid">{t('dryRunPage.pay.paid')}</Choice>
            {offer.mayCancel && (
              <Choice value="cancelled" kind="secondary">
                {t('dryRunPage.pay.cancelled')}
              </Choice>
            )}
            <Choice value="stuck" kind="secondary">
              {t('dryRunPage.pay.stuck')}
            </Choice>
          </div>
        </>,
      );
    case 'settle':
      return form(
        <>
          <p>{t(`dryRunPage.settle.${offer.action}`)}</p>
          <div class="button-row">
            <Choice value="done">{t('dryRunPage.settle.done')}</Choice>
            <Choice value="refused" kind="secondary">
              {t('dryRunPage.settle.refused')}
            </Choice>
          </div>
        </>,
      );
    case 'annul':
      return form(
        <>
          {reason()}
          <div class="button-row">
            {offer.by.map((by) => (
              <Choice key={by} value={by} kind="secondary">
                {t(`dryRunPage.annul.${by}`)}
              </Choice>
            ))}
          </div>
        </>,
      );
    case 'wait':
      return null;
  }
}

function Choice({
  value,
  kind,
  children,
}: {
  readonly value: string;
  readonly kind?: 'primary' | 'secondary';
  readonly children: ComponentChildren;
}) {
  return (
    <Button name="valg" value={value} kind={kind ?? 'primary'}>
      {children}
    </Button>
  );
}

interface TimeFormProperties extends Omit<OfferFormProperties, 'offer' | 'index'> {
  readonly next: Waiting | null;
  /** The number of the offer to wait; -1 where there is none. */
  readonly waitOffer: number;
}

/** Nobody does anything: time passes until something happens by itself, or for so many days. */
export function TimeForm(properties: TimeFormProperties) {
  const { world, situation, next, waitOffer, action, revision, csrfToken, wrong } = properties;
  const t = useDryRunTexts();
  const language = useLanguage();
  const days = inputName('days', passOffer);
  return (
    <section class="card mt-5" aria-labelledby="offer-time">
      <div class="card-content">
        <h3 class="card-heading" id="offer-time">
          {t('dryRunPage.time')}
        </h3>
        {next === null ? (
          <p>{t('dryRunPage.time.nothing')}</p>
        ) : (
          <>
            <p>
              {t('dryRunPage.time.next', { what: waitingTitle(world, situation, next, language, t) })}{' '}
              <LastDay at={next.at} />
            </p>
            <PostForm action={action} csrfToken={csrfToken}>
              <input type="hidden" name="revision" value={String(revision)} />
              <input type="hidden" name="tilbud" value={String(waitOffer)} />
              <Button name="valg" value="vent">
                {t('dryRunPage.time.wait')}
              </Button>
            </PostForm>
          </>
        )}
        <PostForm action={action} csrfToken={csrfToken} class="mt-5">
          <input type="hidden" name="revision" value={String(revision)} />
          <input type="hidden" name="tilbud" value={String(passOffer)} />
          <TextInput
            name={days}
            label={t('dryRunPage.time.days')}
            value={wrong?.typed(days) ?? '1'}
            inputMode="decimal"
            width="short"
            {...(wrong?.field === days ? { error: wrong.message } : {})}
          />
          <Button name="valg" value="dage" kind="secondary">
            {t('dryRunPage.time.pass')}
          </Button>
        </PostForm>
      </div>
    </section>
  );
}

function waitingTitle(
  { workflow }: World,
  { state }: Situation,
  next: Waiting,
  language: string,
  t: ReturnType<typeof useDryRunTexts>,
): string {
  const open = state.open.find((each) => each.id === next.open);
  const step = stepTitle(workflow.definition, open?.step ?? null, [], language);
  if (next.kind === 'deadline') {
    return t('dryRunPage.deadlineAt', { deadline: t(`dryRunPage.deadline.${next.deadline}`), step });
  }
  return t(next.then === 'delivered' ? 'dryRunPage.waiting.receipt' : 'dryRunPage.waiting.given-up', { step });
}
