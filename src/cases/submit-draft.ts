import { v7 as uuidv7 } from 'uuid';
import type { AuditDetail, AuditEntry } from '../audit/record.ts';
import { encryptJson } from '../database/encryption/envelope.ts';
import { Writes } from '../database/writes.ts';
import { fileReferences, listDocuments } from '../documents/stored-document.ts';
import type { FormContext } from '../forms/answers.ts';
import { type Draft, draftInput, findDraft } from '../forms/drafts/draft.ts';
import { companiesWaitedFor, uncheckedOfDraft, waitsForRegister } from '../forms/drafts/silent-register.ts';
import { type EvaluatedForm, evaluate } from '../forms/evaluate.ts';
import type { StartRefusal } from '../forms/start-rules.ts';
import { proofOfSession, useLoginProof } from '../identity/login-proof.ts';
import type { Organisation } from '../organisations/organisation.ts';
import type { Refusal } from '../workflows/advance.ts';
import type { Actor, CaseState } from '../workflows/case-state.ts';
import { applyEvent, type CaseBefore } from './apply-event.ts';
import type { FormVersion, WorkflowVersion } from './definitions.ts';
import { sendReceipts } from './deliveries/representation-receipts.ts';
import type { SubmissionContent } from './open-filling.ts';
import { isSameTotal, openPaymentOf, type TotalToPay, totalToPay } from './payments/to-pay.ts';
import { dueCheck } from './register-checks/due-check.ts';
import { type Representation, representationPlace } from './representation.ts';
import type { CaseServices } from './services.ts';
import { settleFiles } from './settle-files.ts';
import { casePlaces, findCase } from './stored-case.ts';
import { takePlace } from './take-place.ts';

export type Submitted =
  /** `again`: it had been sent in before; nothing was made. */
  | {
      readonly kind: 'submitted';
      readonly case: string;
      readonly again: boolean;
      /** The demand that the case stands at now: it goes on when it is paid. */
      readonly payment?: string;
    }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-admitted' }
  /** Somebody saved the draft after the review page was shown. */
  | { readonly kind: 'changed' }
  /** What is to be paid is another sum, in øre, than the page showed: nothing was sent. */
  | { readonly kind: 'price-changed'; readonly total: TotalToPay }
  | { readonly kind: 'invalid'; readonly form: EvaluatedForm }
  /** The form's rules stop it now: the deadline has passed, the last place is taken. */
  | { readonly kind: 'stopped'; readonly refusals: readonly StartRefusal[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Sends a draft in: begins its case, or completes the step that it corrects. One transaction; the draft's row lock makes
 * a double click, the back button and a repeated request find the case that the first one made.
 * `revision` is that of the review page, so that nobody sends in what they have not seen.
 */
export async function submitDraft(
  services: CaseServices,
  organisation: Organisation,
  wanted: WantedSubmission,
): Promise<Submitted> {
  const { mayPay, ...submitted } = await submit(services, organisation, wanted);
  if (submitted.kind !== 'submitted' || !mayPay) return submitted;
  const payment = await openPaymentOf(services, organisation, submitted.case);
  return payment === undefined ? submitted : { ...submitted, payment };
}

/** What is sent in, and by whom. */
interface WantedSubmission {
  readonly draft: string;
  readonly person: string;
  readonly revision: number;
  /** What the review page showed is to be paid, where the form has a payment; not compared when absent. */
  readonly total?: TotalToPay;
  readonly context: (draft: Draft) => FormContext;
  /** What the caller demands of the draft and its form beside; everything is admitted when absent. */
  readonly admits?: (draft: Draft, form: FormVersion) => boolean;
  /** Who sends it, as the log names them; the person as a citizen when absent. */
  readonly actor?: Actor;
  /** The power by which it is sent for somebody else, checked just now; it must be that of the draft's subject. */
  readonly represents?: Representation;
  /** What the pages call the session that sends it: the proof of its log-in is kept with what was sent. */
  readonly session?: string;
  readonly from: AuditDetail;
}

async function submit(
  services: CaseServices,
  organisation: Organisation,
  wanted: WantedSubmission,
): Promise<Submitted & { readonly mayPay?: boolean }> {
  const { database, definitions, now } = services;
  return database.inOrganisation(organisation.id, async (transaction) => {
    const draft = await findDraft(transaction, organisation, wanted.draft, wanted.person, true);
    if (!draft) return { kind: 'not-found' };
    if (draft.submittedCase !== null)
      return { kind: 'submitted', case: draft.submittedCase, again: true, mayPay: true };
    // Seen under the row's lock: whoever was asked in this one's place may have been so since the page was shown.
    if (draft.closedAt !== null) return { kind: 'refused', refusal: 'not-open' };
    const form = await definitions.form(organisation.id, draft.formVersion);
    if (wanted.admits?.(draft, form) === false) return { kind: 'not-admitted' };
    if (waitsForRegister(form.definition, draft.content)) return { kind: 'not-admitted' };
    if (companiesWaitedFor(form.definition, draft.content).length > 0) return { kind: 'not-admitted' };
    // Nothing goes out for somebody else but by the power that was checked for just them.
    if (draft.subject !== (wanted.represents?.subject ?? null)) return { kind: 'not-admitted' };
    if (draft.revision !== wanted.revision) return { kind: 'changed' };

    const documents =
      draft.hasDocuments || draft.correction
        ? await listDocuments(transaction, draft.key, {
            draft: draft.id,
            ...(draft.correction ? { case: draft.correction.case } : {}),
          })
        : [];
    const files = fileReferences(documents);
    const lists = await definitions.lists(organisation.id, form.definition);
    const context = { ...wanted.context(draft), ...(lists ? { lists } : {}) };
    const evaluated = evaluate(form.prepared, draftInput(draft.content, files), context);
    if (!evaluated.valid) return { kind: 'invalid', form: evaluated };
    const total = totalToPay(form.definition, evaluated.values);
    if (wanted.total && total && !isSameTotal(total, wanted.total)) return { kind: 'price-changed', total };

    const at = now();
    const party = draft.subject ?? draft.person;
    const actor: Actor = wanted.actor ?? { kind: 'citizen', id: draft.person };
    const stored = draft.correction
      ? await findCase(transaction, organisation, draft.correction.case, true)
      : undefined;
    if (draft.correction && !stored) return { kind: 'not-found' };
    // A case may have been moved to another version since the form was opened.
    const version = await definitions.workflow(organisation.id, stored?.workflowVersion ?? draft.workflowVersion);
    const unchecked = uncheckedOfDraft(form.definition, draft.content).filter(
      (key) => (evaluated.values[key] ?? null) !== null,
    );
    const content: SubmissionContent = {
      values: evaluated.values,
      answers: draft.content.answers,
      prefilled: draft.content.prefilled,
      person: draft.content.person,
      ...(unchecked.length > 0 ? { unchecked } : {}),
    };
    const known: CaseBefore = stored ?? {
      // By the case's own clock: lists in the order of receipt go by the id.
      id: uuidv7({ msecs: at.getTime() }),
      person: party,
      key: draft.key,
      language: context.language,
      sequence: 0,
      state: null,
    };
    const alias = aliasOf(version, known.state, draft.correction?.open);
    const before: CaseBefore = { ...known, sending: { alias, person: party, content } };
    const { definition } = form;
    const place = definition.start.rules && !stored ? await takePlace(transaction) : null;
    const refusals = await place?.take(organisation.id, definition, { draft, case: before.id, context, at });
    if (refusals && refusals.length > 0) return { kind: 'stopped', refusals };
    const audit: AuditEntry = {
      at,
      actor,
      subject: party,
      action: stored ? 'caseCorrected' : 'caseSubmitted',
      recordKind: 'case',
      record: before.id,
      detail: {
        ...wanted.from,
        ...(wanted.represents && {
          ...{ onBehalfOf: party, power: wanted.represents.evidence.kind },
          ...(wanted.represents.relation
            ? { relation: wanted.represents.relation }
            : { privilege: wanted.represents.privilege }),
          ...{ evidence: wanted.represents.evidence.id, evidenceAt: wanted.represents.evidence.at },
        }),
      },
      key: draft.key,
    };
    const event = {
      kind: 'submitted' as const,
      at: at.toISOString(),
      actor,
      values: evaluated.values,
      ...(unchecked.length > 0 ? { unchecked } : {}),
      ...(draft.correction ? { open: draft.correction.open } : {}),
    };
    const sequence = before.sequence + 1;
    const writes = new Writes();
    writes.add(
      transaction.insertInto('submission').values({
        organisation: organisation.id,
        case: before.id,
        sequence,
        form_version: draft.formVersion,
        content: encryptJson(draft.key.key, casePlaces.submission, content),
        language: context.language,
        at,
        alias,
        person: party,
        open_step: draft.correction?.open ?? null,
        ...(wanted.session === undefined ? {} : { login_proof: proofOfSession(wanted.session) }),
        actor: wanted.represents ? draft.person : null,
        representation: wanted.represents ? encryptJson(draft.key.key, representationPlace, wanted.represents) : null,
      }),
      transaction
        .updateTable('draft')
        .set({
          submitted_case: before.id,
          content: Buffer.alloc(0),
          updated_at: at,
          expires_at: new Date('9999-12-31'),
        })
        .where('id', '=', draft.id),
      transaction
        .insertInto('receipt_due')
        .values({ organisation: organisation.id, case: before.id, sequence, due_at: at }),
      ...settleFiles(transaction, documents, evaluated, before.id),
    );
    if (wanted.session !== undefined) writes.add(useLoginProof(transaction, wanted.session));
    if (unchecked.length > 0) writes.add(dueCheck(transaction, organisation.id, before.id, sequence, at));
    if (wanted.represents) {
      // A child has no mailbox of its own that could be counted on: the parent, who sent it, has the receipt.
      const to = wanted.represents.relation ? (['representative'] as const) : (['grantor', 'representative'] as const);
      sendReceipts(services, transaction, organisation, { case: before.id, sequence, at, to }, writes);
    }
    const applied = await applyEvent(transaction, organisation, version, before, event, [audit], writes);
    if (!applied.ok) {
      await place?.giveBack();
      return { kind: 'refused', refusal: applied.refusal };
    }
    const mayPay = applied.state.open.some((open) => open.kind === 'pay');
    return { kind: 'submitted', case: before.id, again: false, mayPay };
  });
}

/** The alias of the answers that a submission gives: of the step that it completes, or of the one that begins the case. */
function aliasOf({ workflow }: WorkflowVersion, state: CaseState | null, open: number | undefined): string | null {
  const key = open === undefined ? workflow.definition.start : state?.open.find(({ id }) => id === open)?.step;
  const step = key === undefined ? undefined : workflow.definition.steps[key];
  return step?.kind === 'fill' ? step.as : null;
}
