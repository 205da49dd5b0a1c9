import type { FeelType } from '../type.ts';
import type { Parameter, Signature } from './signatures.ts';
import { conforms } from './types.ts';

/** What is wrong with a call, or the type of its value. */
export type CallType =
  | { readonly kind: 'fits'; readonly type: FeelType }
  | { readonly kind: 'count'; readonly allowed: readonly string[] }
  | { readonly kind: 'argument'; readonly index: number; readonly parameter: Parameter };

/** Chooses the signature that the arguments fit; otherwise says what is wrong with them by the nearest signature. */
export function typeOfCall(signatures: readonly Signature[], given: readonly FeelType[]): CallType {
  const possible = signatures.filter((signature) => takes(signature, given.length));
  if (possible.length === 0) return { kind: 'count', allowed: signatures.map(countOf) };
  let wrong: CallType | null = null;
  for (const signature of possible) {
    const index = given.findIndex((type, place) => !accepts(parameterAt(signature, place), type));
    if (index < 0) return { kind: 'fits', type: signature.result(given) };
    const parameter = parameterAt(signature, index);
    if (wrong === null && parameter !== undefined) wrong = { kind: 'argument', index, parameter };
  }
  return wrong ?? { kind: 'count', allowed: signatures.map(countOf) };
}

/** A single value will do where a list is wanted (DMN 1.5, 10.3.2.9.4, "to singleton list"). */
function accepts(parameter: Parameter | undefined, type: FeelType): boolean {
  return (
    parameter?.types.some(
      (wanted) =>
        conforms(type, wanted) || (wanted.kind === 'list' && type.kind !== 'list' && conforms(type, wanted.of)),
    ) ?? false
  );
}

function parameterAt(signature: Signature, place: number): Parameter | undefined {
  return signature.parameters[place] ?? (signature.repeats ? signature.parameters.at(-1) : undefined);
}

function takes(signature: Signature, count: number): boolean {
  const required = signature.parameters.filter((parameter) => !parameter.optional).length;
  return count >= required && (signature.repeats || count <= signature.parameters.length);
}

function countOf(signature: Signature): string {
  const required = signature.parameters.filter((parameter) => !parameter.optional).length;
  if (signature.repeats) return `${required}+`;
  return required === signature.parameters.length ? `${required}` : `${required}–${signature.parameters.length}`;
}

/** The places of named arguments in a signature; what stands in the way of each other signature is told by the first. */
export type NamedCall =
  | { readonly kind: 'places'; readonly places: readonly number[] }
  | { readonly kind: 'unknown'; readonly name: string; readonly allowed: readonly string[] }
  | { readonly kind: 'missing'; readonly name: string };

/** Where the arguments of these names belong, for the first signature that has them all and lacks none it needs. */
export function placeNamedArguments(signatures: readonly Signature[], names: readonly string[]): NamedCall {
  let missing: NamedCall | null = null;
  for (const { parameters } of signatures) {
    const places = names.map((name) => parameters.findIndex((parameter) => parameter.name === name));
    if (places.includes(-1)) continue;
    const lacking = parameters.find((parameter) => !parameter.optional && !names.includes(parameter.name));
    if (lacking === undefined) return { kind: 'places', places };
    missing ??= { kind: 'missing', name: lacking.name };
  }
  if (missing !== null) return missing;
  const allowed = [...new Set(signatures.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
  return { kind: 'unknown', name: names.find((name) => !allowed.includes(name)) ?? names[0] ?? '', allowed };
}
