import type { FormVersion } from '../definitions.ts';

const known = new WeakMap<FormVersion, FormVersion>();

/** A form as it goes with a decision: all of it on one page, above the reason and the choices, whatever its layout is. */
export function onOneSheet(form: FormVersion): FormVersion {
  const before = known.get(form);
  if (before) return before;
  const definition = { ...form.definition, layout: 'onePage' as const };
  const prepared = { ...form.prepared, compiled: { ...form.prepared.compiled, definition } };
  const made = { ...form, definition, prepared };
  known.set(form, made);
  return made;
}
