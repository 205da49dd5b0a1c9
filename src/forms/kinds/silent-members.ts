import Type from 'typebox';
import { baseFieldMembers } from '../base-field.ts';

/** The members of a kind that asks nothing. The label is its name in the designer's outline where it is not shown. */
export const silentFieldMembers = {
  key: baseFieldMembers.key,
  label: baseFieldMembers.label,
  help: Type.Optional(Type.Never()),
  visibleWhen: baseFieldMembers.visibleWhen,
  required: Type.Optional(Type.Never()),
  validations: Type.Optional(Type.Never()),
  prefill: Type.Optional(Type.Never()),
  error: Type.Optional(Type.Never()),
};
