/** A no of GatewayAPI, as its body says it. `code` and `variables` are left out where there is none. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 403 | 404 | 410 | 422;
  readonly message: string;
  readonly code?: string;
  readonly variables?: readonly string[];
}

/** docs/errors.rst, "API Errors". */
const coded = {
  '0x0213': [403, 'Unauthorized IP-address: %1'],
  '0x0215': [403, 'MSISDN %1 blacklisted'],
  '0x0216': [403, 'Insufficient credit'],
  '0x0217': [403, 'Unauthorized destination: country %1'],
  '0x0218': [422, 'Unknown message class id %1'],
  '0x0220': [400, 'Unsupported parameter %1'],
  '0x0222': [400, 'Missing required parameter %1'],
  '0x0229': [401, 'Invalid token'],
  '0x022A': [403, 'Account frozen, contact support'],
  '0x0310': [422, 'A message contains the same recipient more than once. MSISDNs %1 is duplicated'],
  '0x0311': [422, 'Priority %1 not available'],
  '0x0312': [422, 'Messages filtered based on content'],
} as const;

/** A refusal with a documented code. */
export function refuse(code: keyof typeof coded, ...variables: readonly string[]): Refusal {
  const [status, message] = coded[code];
  return { kind: 'refused', status, message, code, variables };
}

/** Invalid arguments. The words are ours: the gateway's own are not published. */
export const invalid = (message: string): Refusal => ({ kind: 'refused', status: 400, message });

/** A body that is no JSON, or whose root is something else. */
export const unprocessable = (message: string): Refusal => ({ kind: 'refused', status: 422, message });
export const notFound: Refusal = { kind: 'refused', status: 404, message: 'Not found' };
export const gone: Refusal = { kind: 'refused', status: 410, message: 'Gone' };

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';

export function refusalBody({ message, code, variables = [] }: Refusal) {
  return {
    ...(code === undefined ? {} : { code }),
    incident_uuid: crypto.randomUUID(),
    message,
    ...(variables.length === 0 ? {} : { variables }),
  };
}
