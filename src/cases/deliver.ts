import type { DeliveryRequest } from '../options/option.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { withinTime } from '../processes/within-time.ts';
import { readingTexts } from '../texts/reading.ts';
import type { ItemPath } from '../workflows/case-state.ts';
import type { WrittenLetter } from '../workflows/letter-template.ts';
import type { WorkflowVersion } from './definitions.ts';
import { type Claimed, claimDelivery } from './deliveries/claim-delivery.ts';
import { filesOf } from './deliveries/delivery-files.ts';
import { deliveryReasons } from './deliveries/delivery-reasons.ts';
import { keepWhatGoes, madeDocument } from './deliveries/keep-what-goes.ts';
import { type Made, settleAttempt } from './deliveries/settle-delivery.ts';
import { splitDelivery } from './deliveries/split-delivery.ts';
import type { RetryPlan } from './retry-plan.ts';
import type { CaseServices } from './services.ts';
import type { StoredCase } from './stored-case.ts';

/** What the delivery of a case needs beside the case services. */
export interface DeliveryServices extends CaseServices {
  /** Writes the letter of a deliver step as a PDF; `letter` where no step has it written. */
  readonly writeLetter: (
    organisation: Organisation,
    version: WorkflowVersion,
    stored: StoredCase,
    step: string,
    recipient: { readonly name: string; readonly addressLines: readonly string[] },
    date: Date,
    path: ItemPath,
    letter?: WrittenLetter,
  ) => Promise<{ readonly name: string; readonly content: Uint8Array }>;
  /** Makes the receipt of a sending-in where it is not made yet. @returns the document's id; null when the case is gone. */
  readonly makeReceipt: (organisation: number, caseId: string, sequence: number) => Promise<string | null>;
  /** Where browsers and peers reach the product, without a slash at the end. */
  readonly publicUrl: string;
  readonly retryPlan: RetryPlan;
  readonly random: () => number;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
  /** Tells the operator of a fault of the product's own. */
  readonly report: (what: string, error: unknown) => void;
  /** Milliseconds that one attempt may take. */
  readonly attemptLimit: number;
}

/**
 * Makes one attempt at a delivery. The intent was committed with the case; the attempt is committed before anything is
 * sent, so that after a crash the next attempt knows to ask the peer first. Running it again, or twice at once, sends
 * nothing twice where the peer can be asked or heeds the key; where it can't, what is in doubt becomes a person's.
 * @param purpose `overdue`: the receipt that was awaited has not come; the peer is asked, and nothing is sent.
 */
export async function deliver(
  services: DeliveryServices,
  organisationId: number,
  delivery: string,
  purpose: Claimed['purpose'] = 'send',
): Promise<void> {
  const organisation = await services.organisations.byId(organisationId);
  if (!organisation) return;
  await readingTexts(organisation.texts, () => deliverFor(services, organisation, delivery, purpose));
}

async function deliverFor(
  services: DeliveryServices,
  organisation: Organisation,
  delivery: string,
  purpose: Claimed['purpose'],
): Promise<void> {
  let claimed = await claimDelivery(services, organisation, delivery, purpose);
  if (claimed === 'several') {
    await splitDelivery(services, organisation, delivery);
    claimed = await claimDelivery(services, organisation, delivery, purpose);
  }
  if (!claimed || claimed === 'several') return;
  const started = services.now();
  const attempt = withinTime(services.signal, services.attemptLimit, (signal) =>
    makeAttempt(services, organisation, delivery, claimed, signal),
  );
  const made = await attempt.catch((error: unknown): Made => {
    // A fault of our own, such as a letter that can't be made: it must end with a person too, not in a queue for ever.
    services.report('a delivery could not be attempted', error);
    const reason = `the attempt itself failed: ${error instanceof Error ? error.name : 'unknown'}`;
    return { outcome: { outcome: 'unavailable', reason }, exchange: null };
  });
  await settleAttempt(services, organisation, delivery, claimed, made, started);
}

async function makeAttempt(
  services: DeliveryServices,
  organisation: Organisation,
  delivery: string,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<Made> {
  const { registered, ofWay: attempt, key, kept, fixed, createdAt, purpose, inDoubt } = claimed;
  const { kind, option } = registered;
  if (organisation.options[option]?.isOn === false) return rejected('deliveries.optionOff');
  if (fixed.main === 'missing' && kind.files !== 'none') return rejected('deliveries.noMainDocument');
  if (claimed.isRefused) return { outcome: { outcome: 'refused' }, exchange: null };
  const settings = services.deliverySettings(organisation, option);
  const files = await filesOf(services, organisation, claimed, fixed, kind.files);
  const document = await madeDocument(services, organisation, claimed);
  const request: DeliveryRequest<unknown> = {
    key,
    attempt,
    input: fixed.input,
    files,
    createdAt,
    ...(kept && { kept }),
    ...(document && { document }),
    receiptUrl: `${services.publicUrl}/${organisation.slug}/kvitteringer/${kind.key}`,
    signal,
  };
  if (attempt > 1 && kind.ask) {
    const known = await kind.ask(request, settings);
    const isOver = known.outcome === 'accepted' || known.outcome === 'rejected';
    if (isOver || (purpose === 'send' && known.outcome !== 'unknown')) return { outcome: known, exchange: null };
  }
  if (kind.lookUp && (inDoubt || purpose === 'overdue')) {
    const why = purpose === 'overdue' ? 'overdue' : 'inDoubt';
    const { outcome, keep } = await kind.lookUp(request, settings, why, services.now());
    const isStill = why === 'inDoubt' && outcome.outcome === 'unavailable';
    const found = isStill ? { ...outcome, maybeTaken: true } : outcome;
    if (found.outcome !== 'unknown') return { outcome: found, exchange: null, ...(keep && { keep }) };
  }
  if (purpose === 'overdue') return rejected('deliveries.noReceipt');
  const isPersons = inDoubt && kind.ask === null && !kind.lookUp && kind.repeats?.(settings) !== true;
  if (isPersons) return rejected('deliveries.inDoubt');
  const prepared = claimed.isPrepared ? {} : ((await kind.prepare?.(request, settings)) ?? {});
  if ('outcome' in prepared) return prepared;
  const goes = await keepWhatGoes(services, organisation, delivery, claimed, prepared, files);
  if (!goes) return overtaken;
  return kind.send(
    { ...request, ...(prepared.keep && { kept: prepared.keep }), ...(goes.document && { document: goes.document }) },
    settings,
  );
}

/** Something else settled the delivery while the attempt was being prepared: nothing is sent, and nothing follows. */
const overtaken: Made = { outcome: { outcome: 'unavailable', reason: 'it was settled meanwhile' }, exchange: null };

/** Not the peer's own word: what it may have under the key, it may have. */
function rejected(reason: keyof typeof deliveryReasons): Made {
  return { outcome: { outcome: 'rejected', reason: deliveryReasons[reason] }, exchange: null, isOurs: true };
}
