import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** What may be missing or null. */
export const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));

/** Digits with the country code and without `+`, as a number or a text: the gateways write both. */
export const WireMsisdn = Type.Union([
  Type.Integer({ minimum: 1_000_000, maximum: 999_999_999_999_999 }),
  Type.String({ pattern: '^[1-9][0-9]{6,14}$' }),
]);

/** Unix seconds, with fractions where the gateway has them. */
export const WireSeconds = Type.Number({ minimum: 0, maximum: 100_000_000_000 });

/** A body that fits its schema; further members are let be. Undefined where it doesn't. */
export function readWire<Schema extends TSchema>(schema: Schema, body: unknown): Static<Schema> | undefined {
  return Value.Check(schema, body) ? body : undefined;
}

/** Text of a body or a query as JSON; undefined for anything else. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export const momentOfSeconds = (seconds: number): Date => new Date(Math.round(seconds * 1000));

/** E.164 of what the wire has. */
export const e164Of = (msisdn: number | string): string => `+${msisdn}`;

/** The gateway's words, without the digits of a number or a link, so that a log can hold them. */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/https?:\/\/\S+/g, '…')
    .replaceAll(/\d{5,}/g, '…')
    .slice(0, 200);
