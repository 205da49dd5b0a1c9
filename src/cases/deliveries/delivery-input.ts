import type { OrganisationTransaction } from '../../database/database.ts';
import { decryptJson } from '../../database/encryption/envelope.ts';
import { listDocuments } from '../../documents/stored-document.ts';
import { formatDate } from '../../forms/kinds/calendar-date.ts';
import type { CaseInput } from '../../options/option.ts';
import { offeredLanguage } from '../../organisations/offered-language.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import { isInForm, recipientInForm } from '../../workflows/chosen-recipient.ts';
import { deliveryFields } from '../../workflows/delivery-values.ts';
import { pathOf } from '../../workflows/lines.ts';
import { type MainDocument, mainFile } from '../../workflows/main-document.ts';
import { type WritingPlace, writeText } from '../../workflows/placeholders.ts';
import { danishDate } from '../../workflows/working-days.ts';
import type { WorkflowVersion } from '../definitions.ts';
import type { InvitationContent } from '../invitations/invite.ts';
import { fixDemand } from '../payments/tell-of-demand.ts';
import { findIdentity } from '../person.ts';
import { numberWrittenTo } from '../registered-numbers/number-written-to.ts';
import { shortCaseUrl } from '../short-case-url.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';
import { noticeNumber, smsNoticeKind, smsNoticeKinds, usesRegistered } from '../tell-by-sms.ts';
import { tellingStep } from '../telling-step.ts';
import { caseText, type caseTexts } from '../texts.ts';
import { ofDecisions } from './of-decisions.ts';
import { fixReceipt, isRepresentationReceipt } from './representation-receipts.ts';
import { numberedRecipient, whoIsWrittenTo } from './who-is-written-to.ts';

/**
 * What a delivery tells its peer, fixed with its first attempt: whatever happens to the case meanwhile, the same goes out each
 * time. Kept encrypted under the case's key.
 */
export interface FixedInput {
  readonly input: CaseInput;
  /** What stands first in place of the letter; `missing`: the case hasn't got what the step wants there. */
  readonly main?: { readonly receipt: number } | { readonly document: string } | 'missing';
  /** Whose registered number it goes to, where it is one: they too may have said no. */
  readonly numberOf?: string;
  /** The sendings-in whose receipts go along. */
  readonly receipts: readonly number[];
  /** The documents of the case that go along: what was uploaded, earlier letters. */
  readonly uploads: readonly string[];
  /** What the letter says where no step of the workflow has it written. */
  readonly letter?: {
    readonly title: string;
    readonly blocks: readonly { readonly kind: 'paragraph'; readonly text: string }[];
  };
}

const invitationTexts = {
  cpr: 'case.invitation.letter',
  email: 'case.invitation.email',
  cvr: 'case.invitation.company',
} as const satisfies Record<InvitationContent['kind'], keyof typeof caseTexts>;

/** Where in the workflow a delivery stands. */
export interface DeliveryPlace {
  readonly version: WorkflowVersion;
  readonly stored: StoredCase;
  readonly step: string;
  readonly openStep: number;
  readonly createdAt: Date;
  /** The delivery's id and kind, where it is one that is made. */
  readonly delivery?: string;
  readonly kind?: string;
}

/** The place of a delivery for expressions, texts and letters: which items of for-each steps it belongs to. */
export function writingPlace({ version, stored, openStep, createdAt }: DeliveryPlace): WritingPlace {
  const { state } = stored;
  const open = state.open.find((each) => each.id === openStep);
  const path = pathOf(version.workflow.definition, state, open?.line ?? 0);
  return { workflow: version.workflow, state, path, caseNumber: stored.number, at: createdAt.toISOString() };
}

/** Works out what a delivery tells its peer, for the case as it stands. */
export async function fixInput(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  publicUrl: string,
  place: DeliveryPlace,
): Promise<FixedInput | null> {
  const { version, stored } = place;
  if (place.step === tellingStep) return fixTelling(transaction, organisation, publicUrl, place);
  if (isRepresentationReceipt(place)) return fixReceipt(transaction, organisation, publicUrl, place);
  const step = version.workflow.definition.steps[place.step];
  if (step?.kind === 'pay') return fixDemand(transaction, organisation, publicUrl, place);
  if (step?.kind !== 'deliver') return fixInvitation(transaction, organisation, publicUrl, place);
  const identity = await whoIsWrittenTo(transaction, organisation, stored, step.recipient);
  if (!identity) return null;
  const language = offeredLanguage(organisation, stored.language);
  const writing = writingPlace(place);
  const attachments = step.attachments ?? [];
  const submissions =
    attachments.length > 0 || step.main
      ? await transaction
          .selectFrom('submission')
          .select(['sequence', 'alias', 'content'])
          .where('case', '=', stored.id)
          .orderBy('sequence')
          .execute()
      : [];
  const { internal, files: internalFiles } = ofDecisions(version.workflow.definition, stored, submissions);
  const receipts = attachments.includes('receipts') ? submissions.filter((each) => !internal.includes(each)) : [];
  const documents =
    attachments.length > 0 || step.main?.field !== undefined
      ? await listDocuments(transaction, stored.key, { case: stored.id })
      : [];
  const main = step.main && mainOf(writing, step.main, submissions, documents);
  const isMain = (id: string): boolean => typeof main === 'object' && 'document' in main && main.document === id;
  const along = documents.filter(
    ({ id, kind, source }) =>
      !isMain(id) &&
      ((attachments.includes('uploads') && kind === 'upload' && !internalFiles.has(id)) ||
        // Invitations and notices are to others than the recipient.
        (attachments.includes('letters') && kind === 'letter' && source?.startsWith('letter:'))),
  );
  const told = deliveryFields(writing, place.step, step, language);
  const number =
    step.delivery === smsNoticeKind && told.registered === 'yes'
      ? await numberWrittenTo(transaction, organisation, stored)
      : undefined;
  return {
    input: {
      ...common(version, stored, language),
      recipient: isInForm(step.recipient)
        ? recipientInForm(writing.state, writing.path, step.recipient)
        : numberedRecipient(identity),
      title: step.letter ? writeText(writing, step.letter.title, language) : textIn(step.title, language),
      caseUrl: shortCaseUrl(publicUrl, organisation.slug, stored.id),
      fields: number ? { ...told, to: number.e164 } : told,
    },
    ...(number && { numberOf: number.person }),
    ...(main && { main }),
    receipts: receipts
      .map(({ sequence }) => sequence)
      .filter((sequence) => !(typeof main === 'object' && 'receipt' in main && main.receipt === sequence)),
    uploads: along.map(({ id }) => id),
  };
}

/** What the case has of the main document that a step wants: the latest sending-in of a form, or the file that was uploaded. */
function mainOf(
  { workflow, state, path }: WritingPlace,
  wanted: MainDocument,
  submissions: readonly { readonly sequence: number; readonly alias: string | null }[],
  documents: readonly { readonly id: string }[],
): NonNullable<FixedInput['main']> {
  if (wanted.field !== undefined) {
    const file = mainFile(state, path, wanted);
    return file && documents.some(({ id }) => id === file.id) ? { document: file.id } : 'missing';
  }
  const { start, steps } = workflow.definition;
  const first = steps[start];
  const sent = submissions.findLast(
    ({ alias }) => (alias ?? (first?.kind === 'fill' ? first.as : '')) === wanted.alias,
  );
  return sent ? { receipt: sent.sequence } : 'missing';
}

function common(version: WorkflowVersion, stored: StoredCase, language: string) {
  const { kle } = version.workflow.definition;
  return {
    caseNumber: stored.number,
    language,
    replyAllowed: false,
    ...(kle === undefined ? {} : { kle }),
  };
}

/** That a case worker has written in the case, and the way there, which demands a log-in; nothing of what the case is about. */
async function fixTelling(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  publicUrl: string,
  { version, stored, kind }: DeliveryPlace,
): Promise<FixedInput | null> {
  const identity = await whoIsWrittenTo(transaction, organisation, stored);
  if (!identity) return null;
  const { cpr, cvr, email, name } = identity;
  const language = offeredLanguage(organisation, stored.language);
  const say = (key: keyof typeof caseTexts, values: Readonly<Record<string, string>> = {}): string =>
    textIn(caseText(key, values), language);
  if (smsNoticeKinds.some((each) => each === kind)) {
    const isNational = kind === 'nem-sms';
    const { definition } = version.workflow;
    const number =
      !isNational && usesRegistered(definition) ? await numberWrittenTo(transaction, organisation, stored) : undefined;
    const text = say(isNational ? 'case.telling.nemSms' : 'case.telling.sms', {
      organisation: textIn(organisation.name, language),
      number: stored.number,
    });
    return {
      input: {
        ...common(version, stored, language),
        recipient: isNational && cpr !== null ? { kind: 'cpr', id: cpr, name } : null,
        title: say('case.telling.title'),
        caseUrl: shortCaseUrl(publicUrl, organisation.slug, stored.id),
        fields: isNational
          ? { text, link: 'where-it-fits', unregistered: 'skip' }
          : {
              to: number?.e164 ?? noticeNumber(definition, stored.state) ?? null,
              text,
              link: 'yes',
              purpose: 'notification',
            },
      },
      ...(number && { numberOf: number.person }),
      receipts: [],
      uploads: [],
    };
  }
  const title = say('case.telling.title');
  const link = `${publicUrl}/${organisation.slug}/mine-sager/${stored.id}`;
  const text = say('case.telling.text', {
    organisation: textIn(organisation.name, language),
    number: stored.number,
  });
  const paragraphs = [
    text,
    say(cpr === null && email !== undefined ? 'case.telling.workLogin' : 'case.telling.login'),
    link,
  ];
  return {
    input: {
      caseNumber: stored.number,
      language,
      replyAllowed: false,
      recipient: cpr !== null ? { kind: 'cpr', id: cpr, name } : cvr !== undefined ? { kind: 'cvr', id: cvr } : null,
      title,
      action: { title: say('case.telling.action'), url: link },
      fields: email === undefined ? {} : { to: email, subject: title, body: paragraphs.join('\n\n') },
    },
    receipts: [],
    uploads: [],
    letter: { title, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) },
  };
}

/** An invitation to fill in a form, or a reminder of one: a letter by Digital Post, or a mail to an address. */
async function fixInvitation(
  transaction: OrganisationTransaction,
  organisation: Organisation,
  publicUrl: string,
  place: DeliveryPlace,
): Promise<FixedInput | null> {
  const { version, stored } = place;
  const row = await transaction
    .selectFrom('invitation')
    .select(['person', 'content', 'draft', 'created_at'])
    .where('case', '=', stored.id)
    .where('open_step', '=', place.openStep)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const step = version.workflow.definition.steps[place.step];
  if (!row || step?.kind !== 'fill') return null;
  const invitation = decryptJson<InvitationContent>(stored.key.key, casePlaces.invitation, row.content);
  const identity = await findIdentity(transaction, organisation, row.person);
  const language = offeredLanguage(organisation, stored.language);
  const say = (key: keyof typeof caseTexts, values: Readonly<Record<string, string>> = {}): string =>
    textIn(caseText(key, values), language);
  // One that was asked for later than the invitation itself reminds of it.
  const isReminder = place.createdAt > row.created_at;
  const title = `${say(isReminder ? 'case.invitation.reminder' : 'case.invitation.title')}: ${textIn(step.title, language)}`;
  const stem = `${publicUrl}/${organisation.slug}`;
  const link =
    'token' in invitation ? `${stem}/fortsaet/${invitation.token}` : `${stem}/mine-sager/invitation/${row.draft}`;
  const dueAt = stored.state.open.find(({ id }) => id === place.openStep)?.dueAt;
  const paragraphs = [
    say(invitationTexts[invitation.kind], { organisation: textIn(organisation.name, language) }),
    ...(isReminder ? [say('case.invitation.again')] : []),
    ...(step.invitation ? [writeText(writingPlace(place), step.invitation, language)] : []),
    ...(dueAt === undefined
      ? []
      : [
          say('case.invitation.due', {
            day: formatDate(danishDate(new Date(Date.parse(dueAt) - 1).toISOString()), language),
          }),
        ]),
    link,
  ];
  const email = 'email' in invitation ? invitation.email : undefined;
  const fields: CaseInput['fields'] =
    email === undefined ? {} : { to: email, subject: title, body: paragraphs.join('\n\n') };
  return {
    input: {
      ...common(version, stored, language),
      recipient:
        invitation.kind === 'cvr'
          ? { kind: 'cvr', id: invitation.cvr }
          : identity?.cpr
            ? { kind: 'cpr', id: identity.cpr, name: identity.name }
            : null,
      title,
      action: { title: say('case.invitation.action'), url: link },
      fields,
    },
    receipts: [],
    uploads: [],
    letter: { title, blocks: paragraphs.map((text) => ({ kind: 'paragraph', text })) },
  };
}
