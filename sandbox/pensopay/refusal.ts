/** A no of the gateway, as its body says it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: 401 | 404 | 422;
  readonly message: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

export const unauthenticated: Refusal = { kind: 'refused', status: 401, message: 'Unauthenticated.', errors: {} };
export const notFound: Refusal = { kind: 'refused', status: 404, message: 'Not Found', errors: {} };

/** A request whose fields are wrong, in Laravel's form; the texts are ours, the gateway's own are not published. */
export function invalid(errors: Readonly<Record<string, readonly string[]>>): Refusal {
  return { kind: 'refused', status: 422, message: 'The given data was invalid.', errors };
}

/** An operation that the payment's state doesn't allow, or that the acquirer refused. */
export function unprocessable(message: string): Refusal {
  return { kind: 'refused', status: 422, message, errors: {} };
}
