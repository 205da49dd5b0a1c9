import { type AuditAction, type AuditDetail, recordAudit } from '../../audit/record.ts';
import { findCase, type StoredCase } from '../../cases/stored-case.ts';
import type { OrganisationTransaction } from '../../database/database.ts';
import { listDocuments, type StoredDocument } from '../../documents/stored-document.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { Application } from '../application.ts';
import type { Admits } from './admit-key.ts';
import { ApiProblem } from './api-problem.ts';
import type { DocumentAnswer } from './schemas.ts';
import { idOf } from './signal-case.ts';

/** The files of a case that a program asks for. */
export interface WantedDocuments {
  readonly number: string;
  readonly admits: Admits;
  readonly from: AuditDetail;
}

/** What was uploaded and made in a case, oldest first; the reading is logged. @throws {ApiProblem} 404 */
export async function readDocuments(
  { services }: Application,
  organisation: Organisation,
  wanted: WantedDocuments,
): Promise<readonly DocumentAnswer[]> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await admittedCase(services, transaction, organisation, wanted);
    const documents = await listDocuments(transaction, stored.key, { case: stored.id });
    await log(transaction, services.now(), organisation, stored, 'caseRead', stored.id, wanted.from);
    return documents.map(({ id, name, mediaType, size, sha256, kind, field, createdAt }) => ({
      ...{ id, name, mediaType, size, sha256, kind, field },
      createdAt: createdAt.toISOString(),
    }));
  });
}

/** One file of a case, with the key that it is read by; the reading is logged. @throws {ApiProblem} 404 */
export async function readDocumentOf(
  { services }: Application,
  organisation: Organisation,
  wanted: WantedDocuments & { readonly document: string },
): Promise<{ readonly stored: StoredCase; readonly document: StoredDocument }> {
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const stored = await admittedCase(services, transaction, organisation, wanted);
    const documents = await listDocuments(transaction, stored.key, { case: stored.id });
    const document = documents.find(({ id }) => id === wanted.document);
    if (!document) throw new ApiProblem(404, 'noDocument');
    await log(transaction, services.now(), organisation, stored, 'documentRead', document.id, wanted.from);
    return { stored, document };
  });
}

async function admittedCase(
  { definitions }: Application['services'],
  transaction: OrganisationTransaction,
  organisation: Organisation,
  { number, admits }: WantedDocuments,
): Promise<StoredCase> {
  const stored = await findCase(transaction, organisation, idOf(number), false);
  if (!stored) throw new ApiProblem(404, 'noCase');
  const version = await definitions.workflow(organisation.id, stored.workflowVersion);
  if (!admits(version.workflow.definition.key)) throw new ApiProblem(404, 'noCase');
  return stored;
}

async function log(
  transaction: OrganisationTransaction,
  at: Date,
  organisation: Organisation,
  stored: StoredCase,
  action: Extract<AuditAction, 'caseRead' | 'documentRead'>,
  record: string,
  detail: AuditDetail,
): Promise<void> {
  const recordKind = action === 'caseRead' ? 'case' : 'document';
  const { person, key } = stored;
  await recordAudit(transaction, organisation.id, [
    { at, actor: { kind: 'system', id: null }, subject: person, action, recordKind, record, detail, key },
  ]);
}
