import type { FormContext, FormInput } from '../answers.ts';
import type { BaseField } from '../base-field.ts';
import type { ColumnField, Field } from '../definition.ts';
import type { FeelContext, FeelValue } from '../feel/values.ts';
import { hasOptions, offeredOptions } from '../offered-options.ts';
import type { PreparedForm } from './prepare-form.ts';

/** Values by name, as expressions see them. */
export type Scope = { [name: string]: FeelValue };

/** What the parts of one evaluation work with. */
export interface Tools {
  readonly input: FormInput;
  readonly context: FormContext;
  /** The value of the expression at a place; undefined where there is none, null where it can't be found. */
  run(place: string, scope: Scope): FeelValue | undefined;
  /** Whether a condition lets through: also where there is none. */
  holds(place: string, scope: Scope): boolean;
  /** The field with the options that can be chosen now. */
  withOptions<Given extends Field | ColumnField>(field: Given, place: string, scope: Scope): Given;
}

export function toolsFor(form: PreparedForm, input: FormInput, context: FormContext): Tools {
  const run = (place: string, scope: Scope): FeelValue | undefined => {
    const closure = form.closures.get(place);
    if (closure === undefined) return undefined;
    const result = closure.within(scope, form.limits);
    return result.ok ? result.value : null;
  };
  const holds = (place: string, scope: Scope): boolean => {
    const value = run(place, scope);
    return value === undefined || value === true;
  };
  return {
    input,
    context,
    run,
    holds,
    withOptions(field, place, scope) {
      if (!form.varying.has(place) || !hasOptions(field)) return field;
      const { lists = {}, today } = context;
      const options = offeredOptions(field.options, lists, today, ({ value }) =>
        holds(`${place}.options.${value}.visibleWhen`, scope),
      );
      return { ...field, options: [...options] };
    },
  };
}

/** The members that any field may have. */
export function asBase(field: Field | ColumnField): BaseField {
  return field;
}

/** Values by name as one value: without a prototype no name can be mistaken for anything else. */
export function contextValue(entries: Scope): FeelContext {
  return Object.assign(Object.create(null), entries);
}
