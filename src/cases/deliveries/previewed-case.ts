import type { AuditDetail } from '../../audit/record.ts';
import { recordAudit } from '../../audit/record.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { listDocuments, type StoredDocument } from '../../documents/stored-document.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Accessor, mayReadCase } from '../access.ts';
import type { CaseServices } from '../services.ts';
import { findCase, type StoredCase } from '../stored-case.ts';
import { deliveryFile } from './delivery-files.ts';
import { ofDecisions } from './of-decisions.ts';
import type { AttachedFile, PreviewedCase } from './preview-deliveries.ts';
import { numberedRecipient, whoIsWrittenTo } from './who-is-written-to.ts';

/** A real case for the preview, or why it can't be shown. */
export type RealCase =
  | { readonly ok: true; readonly shown: PreviewedCase }
  /** Not there, or not for this employee to read: which of them is not told. */
  | { readonly ok: false; readonly why: 'not-found' | 'other-workflow' };

/**
 * A case by its number, for looking at what its workflow's deliveries would hand over. Whoever may not read the case does not
 * see it here either, and the reading is logged as any other.
 */
export async function readPreviewedCase(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now'>,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  wanted: {
    readonly number: string;
    readonly workflow: string;
    readonly reader: Accessor;
    readonly origin: AuditDetail;
  },
): Promise<RealCase> {
  const at = services.now();
  const row = await transaction.selectFrom('case').select('id').where('number', '=', wanted.number).executeTakeFirst();
  const stored = row && (await findCase(transaction, organisation, row.id, false));
  if (!stored || !(await mayReadCase(transaction, stored, wanted.reader, at))) return { ok: false, why: 'not-found' };
  const { workflow } = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  if (workflow.definition.key !== wanted.workflow) return { ok: false, why: 'other-workflow' };
  await recordAudit(transaction, organisation.id, [
    {
      at,
      actor: { kind: 'employee', id: wanted.reader.id },
      subject: stored.person,
      action: 'caseRead',
      recordKind: 'case',
      record: stored.id,
      detail: { ...wanted.origin, shown: true },
      key: stored.key,
    },
  ]);
  return { ok: true, shown: await previewedCase(services, transaction, organisation, stored) };
}

/** A stored case, or one as it would be after an event, with its files, for looking at what its deliveries would hand over. */
export async function previewedCase(
  services: Pick<CaseServices, 'database' | 'definitions' | 'now'>,
  transaction: OrganisationTransaction,
  organisation: Organisation,
  stored: StoredCase,
): Promise<PreviewedCase> {
  const documents = await listDocuments(transaction, stored.key, { case: stored.id });
  const submissions = await transaction
    .selectFrom('submission')
    .select(['sequence', 'alias', 'content'])
    .where('case', '=', stored.id)
    .execute();
  const { workflow } = await services.definitions.workflow(organisation.id, stored.workflowVersion);
  const { internal, files } = ofDecisions(workflow.definition, stored, submissions);
  const internalReceipts = new Set(internal.map(({ sequence }) => `receipt:${sequence}`));
  const isInternal = ({ id, source }: StoredDocument) => files.has(id) || internalReceipts.has(source ?? '');
  const aliasOf = new Map(submissions.map(({ sequence, alias }) => [`receipt:${sequence}`, alias ?? undefined]));
  const attached = (kind: StoredDocument['kind'], from = '') =>
    documents
      .filter((document) => document.kind === kind && (document.source ?? '').startsWith(from))
      .map((document): AttachedFile => {
        const alias = aliasOf.get(document.source ?? '');
        const file = deliveryFile(services, organisation, stored.key, document);
        return { id: document.id, file, isInternal: isInternal(document), ...(alias !== undefined && { alias }) };
      });
  const letters = attached('letter', 'letter:');
  return {
    state: stored.state,
    caseNumber: stored.number,
    at: services.now().toISOString(),
    language: stored.language,
    recipient: numberedRecipient(await whoIsWrittenTo(transaction, organisation, stored)),
    persons: {
      subject: numberedRecipient(await whoIsWrittenTo(transaction, organisation, stored, 'subject')),
      representative: numberedRecipient(await whoIsWrittenTo(transaction, organisation, stored, 'representative')),
    },
    uploads: documents.filter((each) => each.kind === 'upload' && !isInternal(each)).map(({ name }) => name),
    receipts: submissions.length - internal.length,
    letters: letters.map(({ file }) => file.name),
    attached: { receipts: attached('receipt'), uploads: attached('upload'), letters },
  };
}
