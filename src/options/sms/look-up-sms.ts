import type { CaseInput, DeliveryOutcome, DeliveryRequest, Kept } from '../option.ts';
import type { SmsStanding } from './gateway/gateway.ts';
import { outcomeOfState } from './judge-state.ts';
import { type KeptSms, keptSms } from './kept-sms.ts';
import { openAccount } from './open-account.ts';
import { accountOf, type SmsSettings } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A gateway's first words come within so long also when we were down for some minutes: it tries again after 1, 2, 6 and 24 minutes. */
const toldAfterDoubt = 30 * minute;
const longestPause = 6 * hour;
/** How long after a message ran out its gateway may still be late with saying so. */
const lateness = 12 * hour;
/** How long after that it is asked again where it can't be asked, or says that it knows nothing of what it has taken. */
const patience = 72 * hour;

interface Found {
  readonly outcome: DeliveryOutcome | { readonly outcome: 'unknown' };
  readonly keep?: Kept;
}

/**
 * Finds out what became of a message: of one that the gateway took and told nothing of, by its reference; of one whose answer was lost, by
 * our key where the gateway can be asked so. Where it can't, its own word is waited for, which carries our key; when that does not come
 * either, the organisation has chosen: a person, or rather lost, or rather twice.
 */
export async function lookUpSms(
  { key, kept, createdAt, attempt, signal }: DeliveryRequest<CaseInput>,
  settings: SmsSettings,
  why: 'inDoubt' | 'overdue',
  now: Date,
): Promise<Found> {
  const sms = keptSms(kept);
  const account = sms && accountOf(settings, sms.account);
  // Without anything kept nothing has been sent.
  if (!sms || !account) return { outcome: { outcome: 'unknown' } };
  const gateway = openAccount(account, settings);
  const until = new Date(now.getTime() + Math.min(longestPause, minute * 2 ** Math.min(attempt, 12)));
  const later = (reference: string): Found => ({
    outcome: { outcome: 'awaiting', reference, until },
    keep: { ...kept },
  });
  const sentAt = sms.sentAt === undefined ? createdAt : new Date(sms.sentAt);
  if (sms.reference !== undefined) {
    const answer = await gateway.state(sms.reference, signal);
    const standing = answer.kind === 'ok' ? answer.value : null;
    const isOver = now.getTime() > sentAt.getTime() + sms.hours * hour + (standing ? lateness : patience);
    return (
      (standing && settled(standing, sms.reference, kept)) ??
      (isOver ? { outcome: { outcome: 'unknown' } } : later(sms.reference))
    );
  }
  const answer = gateway.findByKey ? await gateway.findByKey(key, sentAt, signal) : null;
  if (answer?.kind === 'ok' && answer.value) {
    const { reference } = answer.value;
    const keep: Kept = { ...kept, reference };
    return settled(answer.value, reference, keep) ?? { ...later(reference), keep };
  }
  const choice = settings.afterDoubt ?? 'person';
  const isTold = account.webhookSecret !== undefined || answer !== null;
  if (why === 'inDoubt') {
    if (choice === 'may-come-twice' && (answer === null || answer.kind === 'ok')) {
      return { outcome: { outcome: 'unknown' } };
    }
    if (isTold) {
      const end = new Date(now.getTime() + (answer === null ? toldAfterDoubt : minute));
      return { outcome: { outcome: 'awaiting', reference: key, until: end }, keep: { ...kept } };
    }
  }
  // Asked, and not answered: it is asked again for as long as the message could be on its way.
  const isAsking = answer !== null && answer.kind !== 'ok' && now.getTime() < sentAt.getTime() + sms.hours * hour;
  if (isAsking) return later(key);
  return byChoice(sms, choice, key);
}

function byChoice(sms: KeptSms, choice: NonNullable<SmsSettings['afterDoubt']>, key: string): Found {
  if (choice === 'may-be-lost') {
    return { outcome: { outcome: 'accepted', reference: key }, keep: { ...sms, isUnsure: true } };
  }
  return {
    outcome: { outcome: 'rejected', reason: texts['sms-option.doubt.person'], code: 'doubt' },
    keep: { ...sms },
  };
}

function settled({ state, code, isFree }: SmsStanding, reference: string, kept: Kept | undefined): Found | undefined {
  const outcome = outcomeOfState(state, code, reference);
  return outcome && { outcome, keep: { ...kept, state, ...(isFree && { isFree }) } };
}
