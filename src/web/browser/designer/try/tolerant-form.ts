import { compileForm } from '../../../../forms/compile-form.ts';
import type { FormDefinition } from '../../../../forms/definition.ts';
import { locate } from '../../../../forms/design/at-place.ts';
import { type PreparedForm, prepareForm } from '../../../../forms/evaluate.ts';
import { apply } from '../model/edit.ts';

/**
 * A form that can be tried though some of its expressions can't be read yet: those are left out, and told. Null where it
 * can't be tried at all.
 */
export function tolerantForm(
  definition: FormDefinition,
): { readonly form: PreparedForm; readonly leftOut: readonly string[] } | null {
  const leftOut: string[] = [];
  let current = definition;
  for (let round = 0; round < 20; round++) {
    const compiled = compileForm(current);
    if (compiled.ok) return { form: prepareForm(compiled.form), leftOut };
    let changed = false;
    for (const { place } of compiled.findings) {
      const path = locate(current, place);
      const member = path?.at(-1);
      if (path === null || path === undefined || member === undefined) continue;
      const isRule = typeof member === 'number' && path.at(-2) === 'validations';
      const edit = isRule
        ? ({ kind: 'delete', list: path.slice(0, -1), index: member, count: 1 } as const)
        : ({ kind: 'set', path, value: member === 'expression' ? 'null' : undefined } as const);
      const without = apply(current, edit);
      if (!without) continue;
      current = without;
      changed = true;
      leftOut.push(place);
    }
    if (!changed) return null;
  }
  return null;
}
