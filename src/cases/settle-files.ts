import type { OrganisationTransaction } from '../database/database.ts';
import type { StoredDocument } from '../documents/stored-document.ts';
import type { EvaluatedForm } from '../forms/evaluate.ts';
import { filesIn } from '../forms/files-in.ts';

/** The files that the answers hold go with the case; those of hidden or emptied fields are not handed in, and are deleted. */
export function settleFiles(
  transaction: OrganisationTransaction,
  documents: readonly StoredDocument[],
  evaluated: EvaluatedForm,
  caseId: string,
) {
  const own = documents.filter((document) => document.draft !== null);
  if (own.length === 0) return [];
  const handedIn = new Set(Object.values(evaluated.values).flatMap(filesIn));
  const kept = own.filter((document) => handedIn.has(document.id)).map((document) => document.id);
  const dropped = own.filter((document) => !handedIn.has(document.id)).map((document) => document.id);
  return [
    ...(kept.length > 0
      ? [transaction.updateTable('document').set({ case: caseId, draft: null }).where('id', 'in', kept)]
      : []),
    ...(dropped.length > 0 ? [transaction.deleteFrom('document').where('id', 'in', dropped)] : []),
  ];
}
