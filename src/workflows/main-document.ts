import { answerAt } from './answer-at.ts';
import type { CaseState, ItemPath } from './case-state.ts';
import type { DeliverStep } from './definition.ts';

/** A deliver step's choice of main document: a form by its alias, or with `field` the file that was uploaded there. */
export type MainDocument = NonNullable<DeliverStep['main']>;

/** The uploaded file that is the main document, as the answers of the case name it; undefined where none was uploaded. Pure. */
export function mainFile(
  state: CaseState,
  path: ItemPath,
  { alias, field = '' }: MainDocument,
): { readonly id: string; readonly name: string } | undefined {
  const value = answerAt(state, path, alias, field);
  const [file] = Array.isArray(value) ? value : [];
  if (typeof file !== 'object' || file === null || !('sha256' in file)) return undefined;
  return typeof file.id === 'string' && typeof file.name === 'string' ? { id: file.id, name: file.name } : undefined;
}
