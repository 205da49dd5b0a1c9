import { sql } from 'kysely';
import type { AuditEntry } from '../audit/record.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import type { DataKey } from '../database/encryption/key-ring.ts';
import { Writes } from '../database/writes.ts';
import { keepGenerated, listDocuments, readDocument } from '../documents/stored-document.ts';
import type { DeliveryFile, DeliveryOutcome, DeliveryRequest, Exchange } from '../options/option.ts';
import { offeredLanguage } from '../organisations/offered-language.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { type Language, type Text, textIn } from '../texts/catalogue.ts';
import { jsonWithTexts } from '../texts/json-with-texts.ts';
import { readingTexts } from '../texts/reading.ts';
import type { CaseEvent, ItemPath } from '../workflows/case-state.ts';
import { ownLine, pathOf } from '../workflows/lines.ts';
import { applyEvent } from './apply-event.ts';
import { circuitOpenUntil, peerAnswered, peerFailed } from './circuit.ts';
import type { WorkflowVersion } from './definitions.ts';
import { enqueue, enqueueing } from './jobs.ts';
import { findIdentity } from './person.ts';
import { pauseAfter, type RetryPlan } from './retry-plan.ts';
import type { CaseServices, RegisteredDelivery } from './services.ts';
import { casePlaces, findCase, type StoredCase } from './stored-case.ts';
import { caseText } from './texts.ts';

/** What the delivery of a case needs beside the case services. */
export interface DeliveryServices extends CaseServices {
  /** Writes the letter of a deliver step as a PDF. */
  readonly writeLetter: (
    organisation: Organisation,
    version: WorkflowVersion,
    stored: StoredCase,
    step: string,
    recipient: { readonly name: string; readonly addressLines: readonly string[] },
    date: Date,
    path: ItemPath,
  ) => Promise<{ readonly name: string; readonly content: Uint8Array }>;
  readonly retryPlan: RetryPlan;
  readonly random: () => number;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
  /** Tells the operator of a fault of the product's own. */
  readonly report: (what: string, error: unknown) => void;
  /** Milliseconds that one attempt may take. */
  readonly attemptLimit: number;
}

interface Claimed {
  readonly stored: StoredCase;
  readonly version: WorkflowVersion;
  readonly registered: RegisteredDelivery;
  readonly step: string;
  readonly openStep: number;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly recipient: { readonly cpr: string | null; readonly name: string };
}

const system = { kind: 'system', id: null } as const;

/**
 * Makes one attempt at a delivery. The intent was committed with the case; the attempt is committed before anything is
 * sent, so that after a crash the next attempt knows to ask the peer first. Running it again, or twice at once, sends
 * nothing twice where the peer can be asked or heeds the key.
 */
export async function deliver(services: DeliveryServices, organisationId: number, delivery: string): Promise<void> {
  const organisation = await services.organisations.byId(organisationId);
  if (!organisation) return;
  await readingTexts(organisation.texts, () => deliverFor(services, organisation, delivery));
}

async function deliverFor(services: DeliveryServices, organisation: Organisation, delivery: string): Promise<void> {
  const claimed = await claim(services, organisation, delivery);
  if (!claimed) return;
  const started = services.now();
  const made = await attemptDelivery(services, organisation, delivery, claimed).catch((error: unknown) => {
    // A fault of our own, such as a letter that can't be made: it must end with a person too, not in a queue for ever.
    services.report('a delivery could not be attempted', error);
    const reason = `the attempt itself failed: ${error instanceof Error ? error.name : 'unknown'}`;
    return { outcome: { outcome: 'unavailable' as const, reason }, exchange: null };
  });
  await settle(services, organisation, delivery, claimed, made.outcome, made.exchange, started);
}

async function attemptDelivery(
  services: DeliveryServices,
  organisation: Organisation,
  delivery: string,
  claimed: Claimed,
): Promise<{ readonly outcome: DeliveryOutcome; readonly exchange: Exchange | null }> {
  const { attempt, registered, recipient } = claimed;
  const language = offeredLanguage(organisation, claimed.stored.language);
  const input = {
    recipient: recipient.cpr === null ? null : { kind: 'cpr', id: recipient.cpr, name: recipient.name },
    title: titleOf(claimed, language),
    caseNumber: claimed.stored.number,
    language,
    kle: claimed.version.workflow.definition.kle,
    replyAllowed: false,
  };
  const files = registered.kind.files === 'letter' ? [await letterOf(services, organisation, claimed)] : [];
  const request: DeliveryRequest<unknown> = {
    key: delivery,
    attempt,
    input,
    files,
    createdAt: claimed.createdAt,
    signal: AbortSignal.any([services.signal, AbortSignal.timeout(services.attemptLimit)]),
  };
  return makeAttempt(registered, request, services.deliverySettings(organisation, registered.option));
}

async function makeAttempt(
  registered: RegisteredDelivery,
  request: DeliveryRequest<unknown>,
  settings: unknown,
): Promise<{ readonly outcome: DeliveryOutcome; readonly exchange: Exchange | null }> {
  if (request.attempt > 1) {
    const known = await registered.kind.ask(request, settings);
    if (known.outcome !== 'unknown') return { outcome: known, exchange: null };
  }
  return registered.kind.send(request, settings);
}

async function claim(services: DeliveryServices, organisation: Organisation, id: string): Promise<Claimed | null> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    // Asked for by the delivery's id, so that all of it goes out at once and is answered at once.
    const own = (column: 'case' | 'kind') =>
      sql<string>`(select d.${sql.ref(column)} from delivery d where d.id = ${id})`;
    const person = sql<string>`(select c.person from "case" c where c.id = ${own('case')})`;
    const [row, openUntil, stored, recipient] = await Promise.all([
      transaction.selectFrom('delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
      circuitOpenUntil(transaction, own('kind'), now),
      findCase(transaction, organisation, own('case'), false),
      findIdentity(transaction, organisation, person),
    ]);
    if (row?.status !== 'pending') return null;
    const registered = services.deliveries.get(row.kind);
    if (!registered) throw new Error(`No option of this build delivers ${row.kind}.`);
    if (openUntil) {
      // Spread over two seconds, so that what has gathered does not all come at the same moment.
      const runAt = new Date(openUntil.getTime() + services.random() * 2_000);
      await transaction.updateTable('delivery').set({ next_at: runAt }).where('id', '=', id).execute();
      await enqueue(transaction, [
        { task: 'deliver', payload: { organisation: organisation.id, delivery: id }, runAt },
      ]);
      return null;
    }
    if (!stored || !recipient) return null;
    const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
    const attempt = row.attempts + 1;
    const writes = new Writes();
    writes.add(
      transaction
        .updateTable('delivery')
        // By then it is settled, or the attempt was lost with its process.
        .set({ attempts: attempt, next_at: new Date(now.getTime() + 2 * services.attemptLimit) })
        .where('id', '=', id),
      transaction.insertInto('delivery_attempt').values({
        organisation: organisation.id,
        delivery: id,
        attempt,
        at: now,
        milliseconds: null,
        outcome: 'started',
        reference: null,
        reason: null,
        exchange: null,
      }),
    );
    writes.finish(transaction);
    return {
      stored,
      version,
      registered,
      step: row.step,
      openStep: row.open_step,
      attempt,
      createdAt: row.created_at,
      recipient,
    };
  });
}

async function settle(
  services: DeliveryServices,
  organisation: Organisation,
  id: string,
  claimed: Claimed,
  outcome: DeliveryOutcome,
  exchange: Exchange | null,
  started: Date,
): Promise<void> {
  await services.database.inOrganisation(organisation.id, async (transaction) => {
    const now = services.now();
    // The case first, then the delivery: the order in which a person's "handled by hand" takes the locks.
    const [stored, row] = await Promise.all([
      findCase(transaction, organisation, claimed.stored.id, true),
      transaction.selectFrom('delivery').select(['status', 'kind']).where('id', '=', id).forUpdate().executeTakeFirst(),
    ]);
    if (!stored) return;
    const writes = new Writes();
    writes.add(
      transaction
        .updateTable('delivery_attempt')
        .set({
          milliseconds: now.getTime() - started.getTime(),
          outcome: outcome.outcome,
          reference: 'reference' in outcome ? outcome.reference : null,
          reason: 'reason' in outcome ? reasonText(outcome.reason) : null,
          exchange: exchange && encryptJson(stored.key.key, casePlaces.exchange, exchange),
        })
        .where('delivery', '=', id)
        .where('attempt', '=', claimed.attempt),
    );
    // Another attempt, or a person, may have settled it meanwhile.
    if (row?.status !== 'pending') return writes.finish(transaction);
    const change = (changes: Partial<DeliveryChanges>) =>
      writes.add(transaction.updateTable('delivery').set(changes).where('id', '=', id));
    const finish = async (kind: 'delivered' | 'deliveryFailed'): Promise<void> => {
      const version = await services.definitions.workflow(organisation.id, stored.workflowVersion);
      const event: CaseEvent = { kind, at: now.toISOString(), actor: system, open: claimed.openStep };
      const audit: AuditEntry = {
        at: now,
        actor: system,
        subject: stored.person,
        action: kind === 'delivered' ? 'deliverySent' : 'deliveryFailed',
        recordKind: 'case',
        record: stored.id,
        detail: { delivery: id, kind: row.kind, attempt: claimed.attempt },
        key: stored.key,
      };
      const applied = await applyEvent(transaction, organisation, version, stored, event, [audit], writes);
      // The case went another way meanwhile and does not wait for it any more: what became of it is kept all the same.
      if (!applied.ok) writes.finish(transaction);
    };
    const fail = (reason: Text): Promise<void> => {
      change({ status: 'failed', reason: jsonWithTexts(reason), settled_at: now });
      return finish('deliveryFailed');
    };
    if (outcome.outcome !== 'unavailable') writes.add(peerAnswered(transaction, row.kind));
    switch (outcome.outcome) {
      case 'accepted':
        change({ status: 'delivered', reference: outcome.reference, next_at: null, settled_at: now });
        return finish('delivered');
      case 'awaiting':
        change({ status: 'awaiting', reference: outcome.reference, next_at: outcome.until });
        return writes.finish(transaction);
      case 'rejected':
        return fail(outcome.reason);
      case 'unavailable': {
        await peerFailed(transaction, organisation.id, row.kind, now);
        const pause = pauseAfter(services.retryPlan, claimed.attempt, services.random());
        if (pause === null) return fail(caseText('case.delivery.gaveUp', { attempts: claimed.attempt }));
        const runAt = new Date(now.getTime() + pause);
        change({ next_at: runAt });
        writes.call(
          enqueueing(transaction, [
            { task: 'deliver', payload: { organisation: organisation.id, delivery: id }, runAt },
          ]),
        );
        return writes.finish(transaction);
      }
    }
  });
}

/** The columns that the end of an attempt may change. */
interface DeliveryChanges {
  readonly status: 'delivered' | 'awaiting' | 'failed';
  readonly reference: string;
  readonly reason: string;
  readonly next_at: Date | null;
  readonly settled_at: Date;
}

/** The letter's file: written and kept at the first attempt, read from what was kept at the others. */
async function letterOf(
  services: DeliveryServices,
  organisation: Organisation,
  claimed: Claimed,
): Promise<DeliveryFile> {
  const { stored } = claimed;
  const source = `letter:${claimed.openStep}`;
  const kept = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('document')
      .select('id')
      .where('case', '=', stored.id)
      .where('source', '=', source)
      .executeTakeFirst();
    if (!row) return undefined;
    return (await listDocuments(transaction, stored.key, { case: stored.id })).find((each) => each.id === row.id);
  });
  if (kept) {
    const { name, mediaType, size } = kept;
    return { name, mediaType, size, content: () => wholeDocument(services, organisation, stored.key, kept.id) };
  }
  const recipient = { name: claimed.recipient.name, addressLines: [] };
  const letter = await services.writeLetter(
    organisation,
    claimed.version,
    stored,
    claimed.step,
    recipient,
    claimed.createdAt,
    pathOfOpen(claimed),
  );
  await services.database.inOrganisation(organisation.id, (transaction) =>
    keepGenerated(
      transaction,
      organisation.id,
      stored.key,
      stored.id,
      'letter',
      source,
      letter.name,
      letter.content,
      services.now(),
    ),
  );
  return {
    name: letter.name,
    mediaType: 'application/pdf',
    size: letter.content.byteLength,
    content: async () => letter.content,
  };
}

async function wholeDocument(
  services: CaseServices,
  organisation: Organisation,
  key: DataKey,
  document: string,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readDocument(services.database, organisation.id, key.key, document)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The items of for-each steps that the delivery's step belongs to. */
function pathOfOpen({ stored, version, openStep }: Claimed): ItemPath {
  const open = stored.state.open.find((each) => each.id === openStep);
  return pathOf(version.workflow.definition, stored.state, open?.line ?? ownLine);
}

function titleOf(claimed: Claimed, language: Language): string {
  const step = claimed.version.workflow.definition.steps[claimed.step];
  if (step?.kind !== 'deliver' || !step.letter) return claimed.stored.number;
  return textIn(step.letter.title, language);
}

/** What a peer said in words of its own as it is; a reason of ours in every language, for whoever reads it. */
function reasonText(reason: Text | string): string {
  return typeof reason === 'string' ? reason : jsonWithTexts(reason);
}
