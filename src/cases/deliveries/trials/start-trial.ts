import { v4 as uuidv4 } from 'uuid';
import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { PdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import type { Attempted, DeliveryFile, DeliveryKind, DeliveryRequest, Skipped } from '../../../options/option.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { jsonWithTexts } from '../../../texts/json-with-texts.ts';
import { readingTexts } from '../../../texts/reading.ts';
import { noteBilledTrial } from '../../billing/note-billed-trial.ts';
import { typesetLetter } from '../../letter.ts';
import type { CaseServices } from '../../services.ts';

/** What one trial may take, in milliseconds. */
export const trialLimit = 25_000;

/** Who asks for a trial, and from where. */
export interface TrialBy {
  readonly employee: string;
  readonly from: AuditDetail;
}

export type TrialServices = CaseServices & { readonly pdf: Pick<PdfRenderer, 'render'> };

/** The kind of an option that can be tried; undefined for an option without one. */
export function triedKind({ deliveries }: RegisteredOption): DeliveryKind<unknown, unknown> | undefined {
  return deliveries.find(({ trial }) => trial !== undefined) as DeliveryKind<unknown, unknown> | undefined;
}

/**
 * Sends a delivery to the organisation itself the way that all others go, and notes what became of it. It is noted before it is sent:
 * what a stop of the process cuts off stays there as begun. Each trial has a key of its own, so that another is never a repetition.
 * @returns false where the settings say too little to send anything
 */
export function startTrial(
  services: TrialServices,
  organisation: Organisation,
  option: RegisteredOption,
  by: TrialBy,
): Promise<boolean> {
  // A document can carry no marks, which a page's reading would put there.
  return readingTexts(organisation.texts, () => send(services, organisation, option, by));
}

async function send(
  services: TrialServices,
  organisation: Organisation,
  option: RegisteredOption,
  by: TrialBy,
): Promise<boolean> {
  const kind = triedKind(option);
  const settings = services.deliverySettings(organisation, option.key);
  const shows = kind?.trial?.shows(settings);
  if (!kind?.trial || shows === undefined) return false;
  const language = organisation.languages[0] ?? 'da';
  const { input, title, paragraphs } = kind.trial.input(settings, language);
  await carryOutTrial(services, organisation, { option: option.key, kind, settings, shows, by }, async (at) => ({
    input,
    files: [await letterOf(services, organisation, language, title, paragraphs, at)],
  }));
  return true;
}

/** A trial as it is noted before it is sent. */
interface Trial {
  readonly option: string;
  readonly kind: DeliveryKind<unknown, unknown>;
  readonly settings: unknown;
  readonly shows: string;
  readonly by: TrialBy;
}

/** Notes a trial, sends it, and notes what became of it. */
export async function carryOutTrial(
  services: CaseServices,
  organisation: Organisation,
  { option, kind, settings, shows, by }: Trial,
  said: (at: Date) => Promise<Pick<DeliveryRequest<unknown>, 'input' | 'files' | 'receiptUrl'>>,
): Promise<void> {
  const id = uuidv4();
  const at = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('option_trial')
      .values({
        organisation: organisation.id,
        id,
        option,
        kind: kind.key,
        shows,
        at,
        employee: by.employee,
        state: 'sending',
      })
      .execute();
    await recordAudit(transaction, organisation.id, [
      {
        at,
        actor: { kind: 'employee', id: by.employee },
        subject: null,
        action: 'optionTried',
        recordKind: 'organisation',
        record: null,
        detail: { ...by.from, option, trial: id },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  const request: DeliveryRequest<unknown> = {
    key: id,
    attempt: 1,
    createdAt: at,
    signal: AbortSignal.timeout(trialLimit),
    ...(await said(at)),
  };
  const made = await attempt(kind, request, settings).catch(
    (error: unknown): Attempted => ({
      outcome: { outcome: 'unavailable', reason: error instanceof Error ? error.name : 'unknown' },
      exchange: { request: '', answer: '' },
    }),
  );
  await settle(services, organisation, kind, id, made);
}

async function attempt(
  kind: DeliveryKind<unknown, unknown>,
  request: DeliveryRequest<unknown>,
  settings: unknown,
): Promise<Attempted | Skipped> {
  const prepared = (await kind.prepare?.(request, settings)) ?? {};
  if ('outcome' in prepared) return prepared;
  const { keep, document: made } = prepared;
  const document = made && {
    name: made.name,
    mediaType: made.mediaType,
    size: made.content.byteLength,
    content: async () => made.content,
  };
  const sent = await kind.send({ ...request, ...(keep && { kept: keep }), ...(document && { document }) }, settings);
  return keep && !sent.keep ? { ...sent, keep } : sent;
}

/** So long the word is waited for of one whose answer was lost. */
const doubtLimit = 30 * 60_000;

async function settle(
  services: CaseServices,
  organisation: Organisation,
  kind: DeliveryKind<unknown, unknown>,
  id: string,
  { outcome: told, keep }: Attempted | Skipped,
): Promise<void> {
  const states = {
    accepted: 'passed',
    awaiting: 'awaiting',
    rejected: 'refused',
    skipped: 'refused',
    unavailable: 'unavailable',
  } as const;
  const now = services.now();
  const outcome =
    told.outcome === 'unavailable' && told.maybeTaken && kind.readReceipt
      ? ({ outcome: 'awaiting', reference: id, until: new Date(now.getTime() + doubtLimit) } as const)
      : told;
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    if (keep) {
      const { words } = await transaction
        .updateTable('option_trial')
        .set({ kept: JSON.stringify(kind.sample?.keeps(keep) ?? keep) })
        .where('id', '=', id)
        .returning('words')
        .executeTakeFirstOrThrow();
      // What receipts told that were faster than the answer.
      const word = words.find(({ state }) => kind.states?.[state]?.final) ?? words.at(-1);
      const billed = kind.bills?.(keep, word && { state: { key: word.state, at: new Date(word.at) } });
      if (billed) await noteBilledTrial(transaction, organisation, { id, kind: kind.key }, billed);
    }
    // A receipt can be faster than the answer: then it has the word.
    await transaction
      .updateTable('option_trial')
      .set({
        state: states[outcome.outcome],
        ...('reference' in outcome && { reference: outcome.reference }),
        ...((outcome.outcome === 'rejected' || outcome.outcome === 'skipped') && {
          reason: jsonWithTexts(outcome.reason),
        }),
        ...(told.outcome === 'unavailable' && { note: told.reason.slice(0, 500) }),
        ...(outcome.outcome === 'awaiting' ? { until: outcome.until } : { settled_at: now }),
      })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .execute();
  });
  services.organisations.refresh();
}

async function letterOf(
  { pdf }: TrialServices,
  organisation: Organisation,
  language: string,
  title: string,
  paragraphs: readonly string[],
  date: Date,
): Promise<DeliveryFile> {
  const name = textIn(organisation.name, language);
  const content = await typesetLetter(
    pdf,
    organisation,
    language,
    { title, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) },
    { recipient: [name], date, caseNumber: '–', signature: { name, title: '' } },
  );
  return { name: `${title}.pdf`, mediaType: 'application/pdf', size: content.byteLength, content: async () => content };
}
