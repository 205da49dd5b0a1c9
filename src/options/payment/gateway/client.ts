import Type, { type Static, type TSchema } from 'typebox';
import type { Answer, GatewayPage, GatewayPayment } from '../../../cases/payments/payment-gateway.ts';
import { callGateway, type GatewayAccess, type GatewayCall, unknown } from './call-gateway.ts';
import { read } from './wire-kinds.ts';

export type Query = Readonly<Record<string, string>>;

/** Calls in one dialect, with answers that are checked against their schemas. */
export interface DialectClient {
  get<Schema extends TSchema, Value>(
    path: string,
    signal: AbortSignal,
    schema: Schema,
    convert: (body: Static<Schema>) => Value,
    query?: Query,
  ): Promise<Answer<Value>>;
  post<Schema extends TSchema, Value>(
    path: string,
    body: unknown,
    signal: AbortSignal,
    schema: Schema,
    convert: (body: Static<Schema>) => Value,
  ): Promise<Answer<Value>>;
  /** One page of a list, `{data, meta}`. */
  page<Schema extends TSchema, Item>(
    path: string,
    query: Query,
    signal: AbortSignal,
    schema: Schema,
    convert: (wire: Static<Schema>) => Item,
  ): Promise<Answer<GatewayPage<Item>>>;
}

/** @param version the dialect's part of the address, such as `/v2` */
export function dialectClient(access: GatewayAccess, version: '/v1' | '/v2'): DialectClient {
  const ask = async <Schema extends TSchema, Value>(
    call: GatewayCall,
    signal: AbortSignal,
    schema: Schema,
    convert: (body: Static<Schema>) => Value,
  ): Promise<Answer<Value>> => {
    const answer = await callGateway(access, call, signal);
    if (answer.kind !== 'ok') return answer;
    const body = read(schema, answer.value);
    return body === undefined ? unknown('the answer has another shape') : { kind: 'ok', value: convert(body) };
  };
  return {
    get: (path, signal, schema, convert, query = {}) =>
      ask({ method: 'GET', path: version + path, query }, signal, schema, convert),
    post: (path, body, signal, schema, convert) =>
      ask({ method: 'POST', path: version + path, body }, signal, schema, convert),
    page: (path, query, signal, schema, convert) =>
      ask({ method: 'GET', path: version + path, query }, signal, pageOf(schema), ({ data, meta }) => ({
        items: data.map(convert),
        more: meta.current_page < meta.last_page,
      })),
  };
}

const pageOf = <Schema extends TSchema>(schema: Schema) =>
  Type.Object({
    data: Type.Array(schema),
    meta: Type.Object({ current_page: Type.Integer(), last_page: Type.Integer() }),
  });

/** Which page of a list; pages begin at 1. */
export const pageQuery = (page: number, perPage: number): Query => ({ page: String(page), per_page: String(perPage) });

/** Where a payment lies. */
export const paymentPath = (id: string): string => `/payments/${encodeURIComponent(id)}`;

/** The one payment with an order number. Whether the filter takes part of a number too isn't published. */
export function single(
  answer: Answer<GatewayPage<GatewayPayment>>,
  orderNumber: string,
): Answer<GatewayPayment | null> {
  if (answer.kind !== 'ok') return answer;
  const [found, second] = answer.value.items.filter((payment) => payment.orderNumber === orderNumber);
  return second ? unknown('two payments have the order number') : { kind: 'ok', value: found ?? null };
}

/** How much of a payment is meant: all that remains when null. */
export const amountBody = (amount: number | null) => (amount === null ? {} : { amount });
