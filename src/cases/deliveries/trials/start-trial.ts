import { v4 as uuidv4 } from 'uuid';
import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
import type { PdfRenderer } from '../../../documents/pdf/pdf-renderer.ts';
import type { Attempted, DeliveryFile, DeliveryKind, DeliveryRequest, Skipped } from '../../../options/option.ts';
import type { RegisteredOption } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { textIn } from '../../../texts/catalogue.ts';
import { jsonWithTexts } from '../../../texts/json-with-texts.ts';
import { readingTexts } from '../../../texts/reading.ts';
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
  const id = uuidv4();
  const at = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('option_trial')
      .values({
        organisation: organisation.id,
        id,
        option: option.key,
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
        detail: { ...by.from, option: option.key, trial: id },
        key: { id: null, key: organisation.keys.own },
      },
    ]);
  });
  const language = organisation.languages[0] ?? 'da';
  const { input, title, paragraphs } = kind.trial.input(settings, language);
  const request: DeliveryRequest<unknown> = {
    key: id,
    attempt: 1,
    input,
    files: [await letterOf(services, organisation, language, title, paragraphs, at)],
    createdAt: at,
    signal: AbortSignal.timeout(trialLimit),
  };
  const made = await attempt(kind, request, settings).catch(
    (error: unknown): Attempted => ({
      outcome: { outcome: 'unavailable', reason: error instanceof Error ? error.name : 'unknown' },
      exchange: { request: '', answer: '' },
    }),
  );
  await settle(services, organisation, id, made);
  return true;
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

async function settle(
  services: TrialServices,
  organisation: Organisation,
  id: string,
  { outcome, keep }: Attempted | Skipped,
): Promise<void> {
  const states = {
    accepted: 'passed',
    awaiting: 'awaiting',
    rejected: 'refused',
    skipped: 'refused',
    unavailable: 'unavailable',
  } as const;
  const now = services.now();
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    if (keep) {
      await transaction
        .updateTable('option_trial')
        .set({ kept: JSON.stringify(keep) })
        .where('id', '=', id)
        .execute();
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
        ...(outcome.outcome === 'unavailable' && { note: outcome.reason.slice(0, 500) }),
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
