import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { Organisation } from '../../../organisations/organisation.ts';

/** The address's own word for the signature. */
export const signatureParameter = 'signatur';

/** What the address of a start page brought, by the names that the form declares. */
export interface LinkValues {
  /** Anybody may have written these: they stand in the fields as if typed. */
  readonly unsigned: Readonly<Record<string, string>>;
  /** The organisation wrote these; a field may be locked to them. */
  readonly signed: Readonly<Record<string, string>>;
}

/**
 * Reads the declared parameters of an address. A name that the form does not declare, one given twice, a value that is too
 * long, and a signed one without the right signature are passed over: an old or cut-off link still leads to the form.
 */
export function linkValues(definition: FormDefinition, query: unknown, organisation: Organisation): LinkValues {
  const unsigned: Record<string, string> = {};
  const signed: Record<string, string> = {};
  for (const parameter of definition.start.parameters ?? []) {
    const value = textOf(query, parameter.name);
    if (value === undefined || value.length > parameter.maxLength || /\p{Cc}/u.test(value)) continue;
    if (parameter.signed === true) signed[parameter.name] = value;
    else unsigned[parameter.name] = value;
  }
  const given = textOf(query, signatureParameter) ?? '';
  const isTrue = Object.keys(signed).length > 0 && isSame(given, signatureOf(organisation, definition.key, signed));
  return { unsigned, signed: isTrue ? signed : {} };
}

/** The part of the address that brings the values on to the next page, `?kloster=…`; empty where there is none. */
export function linkQuery(definition: FormDefinition, query: unknown): string {
  const parameters = definition.start.parameters ?? [];
  const names = [
    ...parameters.map(({ name }) => name),
    ...(parameters.some(({ signed }) => signed) ? [signatureParameter] : []),
  ];
  const kept = names.flatMap((name) => {
    const value = textOf(query, name);
    return value === undefined ? [] : [[name, value.slice(0, 500)]];
  });
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

/** The signature that lets the form's signed parameters count, under a key of the organisation's. */
export function signatureOf(
  organisation: Organisation,
  form: string,
  values: Readonly<Record<string, string>>,
): string {
  const pairs = Object.entries(values).sort(([first], [second]) => (first < second ? -1 : 1));
  return createHmac('sha256', organisation.keys.hashing)
    .update(JSON.stringify(['start link', form, pairs]))
    .digest('base64url');
}

function textOf(query: unknown, name: string): string | undefined {
  if (typeof query !== 'object' || query === null || !Object.hasOwn(query, name)) return undefined;
  const value: unknown = Reflect.get(query, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isSame(given: string, right: string): boolean {
  const [first, second] = [Buffer.from(given), Buffer.from(right)];
  return first.byteLength === second.byteLength && timingSafeEqual(first, second);
}
