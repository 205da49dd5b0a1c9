import Type, { type Static, type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { momentOf } from './moment.ts';

/** Øre on the wire: a whole number that can be counted exactly, never below zero. */
export const WireAmount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Øre that may go either way, as fees do. */
export const WireSignedAmount = Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });

export const WireMoment = Type.Refine(Type.String(), (text) => momentOf(text) !== undefined);

/** An address that a citizen may be sent to: https, or http on this machine, where the sandbox runs. */
export const WireLink = Type.Refine(Type.String(), isLink);

function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

/** What may be missing or null. */
export const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));

/** A body that fits its schema; further members are let be. Undefined where it doesn't. */
export function read<Schema extends TSchema>(schema: Schema, body: unknown): Static<Schema> | undefined {
  return validatorOf(schema).Check(body) ? (body as Static<Schema>) : undefined;
}

function validatorOf(schema: TSchema): Validator {
  const known = validators.get(schema) ?? Compile(schema);
  validators.set(schema, known);
  return known;
}

/** Compiled once each: callbacks come in bursts. */
const validators = new WeakMap<TSchema, Validator>();
