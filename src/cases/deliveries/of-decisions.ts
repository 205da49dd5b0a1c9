import { decryptJson } from '../../database/encryption/envelope.ts';
import { filesIn } from '../../forms/files-in.ts';
import type { WorkflowDefinition } from '../../workflows/definition.ts';
import type { SubmissionContent } from '../open-filling.ts';
import { casePlaces, type StoredCase } from '../stored-case.ts';

/**
 * What of a case was filled in by case workers with their decisions. It is theirs: a delivery takes of it what its mapping names.
 * @returns the sendings-in, and the ids of the files in them
 */
export function ofDecisions<Submission extends { readonly alias: string | null; readonly content: Buffer }>(
  definition: WorkflowDefinition,
  { key }: Pick<StoredCase, 'key'>,
  submissions: readonly Submission[],
): { readonly internal: readonly Submission[]; readonly files: ReadonlySet<string> } {
  const aliases = new Set(
    Object.values(definition.steps).flatMap((each) => (each.kind === 'approve' && each.form ? [each.form.as] : [])),
  );
  const internal = submissions.filter(({ alias }) => aliases.has(alias ?? ''));
  const files = internal.flatMap(({ content }) =>
    Object.values(decryptJson<SubmissionContent>(key.key, casePlaces.submission, content).values).flatMap(filesIn),
  );
  return { internal, files: new Set(files) };
}
