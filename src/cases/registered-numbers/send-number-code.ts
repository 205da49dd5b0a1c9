import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import type { OrganisationTransaction } from '../../database/database.ts';
import { encryptJson } from '../../database/encryption/envelope.ts';
import type { Attempted, CaseInput, DeliveryRequest } from '../../options/option.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type SmsNumber, smsNumber } from '../../sms/sms-number.ts';
import { textIn } from '../../texts/catalogue.ts';
import { readingTexts } from '../../texts/reading.ts';
import { receiverHash } from '../billing/note-billed.ts';
import { codeWorkflow, noteBilledTrial } from '../billing/note-billed-trial.ts';
import type { CaseServices, RegisteredDelivery } from '../services.ts';
import { smsNoticeKind } from '../tell-by-sms.ts';
import { caseText } from '../texts.ts';
import { codeHash, codeMinutes } from './number-code.ts';
import { auditNumber, keyOfPerson, type NumberOwner, registeredNumberPlace } from './registered-number.ts';

/** Milliseconds that the gateway may take: somebody waits for the page. */
const longestCall = 15_000;
/** Codes that one person may ask for in a day, and that may go to one number whoever asks; half a minute at least lies between two. */
const mostCodes = 5;
const day = 86_400_000;
const pause = 30_000;

/**
 * What came of asking for a code. `sent`: it is on its way, or may be; `tooMany`: asked for too often, by this person or for this number,
 * whoever asked; `unavailable`: nothing was sent, and it may be tried later.
 */
export type CodeSent =
  | { readonly kind: 'sent' | 'tooMany' | 'unavailable' }
  | { readonly kind: 'wrong'; readonly why: Extract<SmsNumber, { ok: false }>['why'] };

/**
 * Sends a code to a number that somebody says is theirs, by the organisation's own account, as an SMS outside all cases. It is noted
 * before it is sent; the number waits for it, and whatever was registered before stays until then. Nothing tells whose a number is
 * otherwise, or whether anybody has it.
 */
export async function sendNumberCode(
  services: CaseServices,
  organisation: Organisation,
  by: NumberOwner,
  typed: string,
  { language, publicUrl }: { readonly language: string; readonly publicUrl: string },
): Promise<CodeSent> {
  const number = smsNumber(typed, { foreignAllowed: true });
  if (!number.ok) return { kind: 'wrong', why: number.why };
  const registered = services.deliveries.get(smsNoticeKind);
  if (!registered) return { kind: 'unavailable' };
  const settings = services.deliverySettings(organisation, registered.option);
  const id = uuidv4();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const at = services.now();
  const request: DeliveryRequest<CaseInput> = {
    key: id,
    attempt: 1,
    input: writtenCode(organisation, code, number.e164, language),
    files: [],
    createdAt: at,
    receiptUrl: `${publicUrl}/${organisation.slug}/kvitteringer/${smsNoticeKind}`,
    signal: AbortSignal.timeout(longestCall),
  };
  const { kind } = registered;
  const prepared = (await kind.prepare?.(request, settings)) ?? {};
  if ('outcome' in prepared) {
    const { outcome } = prepared;
    return outcome.outcome === 'rejected' && outcome.code === 'to'
      ? { kind: 'wrong', why: 'foreign' }
      : { kind: 'unavailable' };
  }
  const isNoted = await services.database.inOrganisation(organisation.id, (transaction) =>
    noteCode(transaction, organisation, by, { id, code, number: number.e164, at }),
  );
  if (!isNoted) return { kind: 'tooMany' };
  const made = await attempt(registered, { ...request, ...(prepared.keep && { kept: prepared.keep }) }, settings);
  return services.database.inOrganisation(organisation.id, (transaction) =>
    settle(transaction, organisation, registered, id, made),
  );
}

function writtenCode(organisation: Organisation, code: string, to: string, wanted: string): CaseInput {
  const language = offeredLanguage(organisation, wanted);
  // What goes to a phone can carry no marks, which a page's reading would put there.
  const text = readingTexts(organisation.texts, () =>
    textIn(
      caseText('case.number.code', {
        code,
        organisation: textIn(organisation.name, language),
        minutes: codeMinutes,
      }),
      language,
    ),
  );
  return {
    recipient: null,
    title: '',
    caseNumber: '',
    language,
    replyAllowed: false,
    fields: { to, text, urgent: 'yes', hours: '1', purpose: 'code' },
  };
}

/** Notes a code before it is sent, in place of one that was on its way. @returns false where too many have been asked for */
async function noteCode(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  by: NumberOwner,
  { id, code, number, at }: { readonly id: string; readonly code: string; readonly number: string; readonly at: Date },
): Promise<boolean> {
  const hash = receiverHash(organisation, number);
  const key = await keyOfPerson(transaction, organisation, by.person, true);
  if (!key) return false;
  // Others may ask for a code to the same number at the same time.
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${hash}, 'hex'), 0))`.execute(transaction);
  const asked = await transaction
    .selectFrom('number_code')
    .select(['person', 'number_hash', 'sent_at'])
    .where('sent_at', '>', new Date(at.getTime() - day))
    .where(({ or, eb }) => or([eb('person', '=', by.person), eb('number_hash', '=', hash)]))
    .execute();
  const own = asked.filter(({ person }) => person === by.person);
  const same = asked.filter(({ number_hash }) => number_hash.equals(hash));
  const isSoon = own.some(({ sent_at }) => sent_at.getTime() > at.getTime() - pause);
  if (isSoon || own.length >= mostCodes || same.length >= mostCodes) return false;
  await transaction.updateTable('number_code').set({ is_over: true }).where('person', '=', by.person).execute();
  await transaction
    .insertInto('number_code')
    .values({
      organisation: organisation.id,
      id,
      person: by.person,
      number: encryptJson(key.key, registeredNumberPlace, number),
      number_hash: hash,
      code_hash: codeHash(organisation, id, code),
      sent_at: at,
    })
    .execute();
  await auditNumber(transaction, organisation, by, 'numberCodeSent', at);
  return true;
}

async function attempt(
  { kind }: RegisteredDelivery,
  request: DeliveryRequest<CaseInput>,
  settings: unknown,
): Promise<Attempted> {
  try {
    return await kind.send(request, settings);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    return { outcome: { outcome: 'unavailable', reason, maybeTaken: true }, exchange: { request: '', answer: '' } };
  }
}

async function settle(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { kind }: RegisteredDelivery,
  id: string,
  { outcome, keep }: Attempted,
): Promise<CodeSent> {
  const billed = keep && kind.bills?.(keep);
  if (billed) {
    const of = { id, kind: kind.key, workflow: codeWorkflow };
    await noteBilledTrial(transaction, organisation, of, billed);
  }
  if (outcome.outcome === 'accepted' || outcome.outcome === 'awaiting') return { kind: 'sent' };
  if (outcome.outcome === 'unavailable' && outcome.maybeTaken) return { kind: 'sent' };
  if (outcome.outcome === 'rejected') {
    await transaction.updateTable('number_code').set({ is_over: true }).where('id', '=', id).execute();
    return outcome.code === 'receiver' ? { kind: 'wrong', why: 'cannotReceive' } : { kind: 'unavailable' };
  }
  // Nothing has gone out, so that it does not count.
  await transaction.deleteFrom('number_code').where('id', '=', id).execute();
  return { kind: 'unavailable' };
}
