import type { WebTextKey } from './texts.ts';

/** Every kind of refusal a page can meet: its status, and what the citizen reads. */
export const webErrorKinds = {
  badRequest: { status: 400, title: 'web.error.badRequest.title', text: 'web.error.badRequest.text' },
  forbidden: { status: 403, title: 'web.error.forbidden.title', text: 'web.error.forbidden.text' },
  /** The token is not the session's, though our own page sent it: the page sends it again on a click. */
  resend: { status: 403, title: 'web.error.resend.title', text: 'web.error.resend.text' },
  crossSite: { status: 403, title: 'web.error.crossSite.title', text: 'web.error.crossSite.text' },
  /** The organisation is closed by the operator. */
  closed: { status: 403, title: 'web.error.closed.title', text: 'web.error.closed.text' },
  notFound: { status: 404, title: 'web.error.notFound.title', text: 'web.error.notFound.text' },
  methodNotAllowed: { status: 405, title: 'web.error.methodNotAllowed.title', text: 'web.error.methodNotAllowed.text' },
  tooLarge: { status: 413, title: 'web.error.tooLarge.title', text: 'web.error.tooLarge.text' },
  unsupported: { status: 415, title: 'web.error.unsupported.title', text: 'web.error.unsupported.text' },
  tooMany: { status: 429, title: 'web.error.tooMany.title', text: 'web.error.tooMany.text' },
  unexpected: { status: 500, title: 'web.error.unexpected.title', text: 'web.error.unexpected.text' },
  unavailable: { status: 503, title: 'web.error.unavailable.title', text: 'web.error.unavailable.text' },
} as const satisfies Readonly<
  Record<string, { readonly status: number; readonly title: WebTextKey; readonly text: WebTextKey }>
>;

export type WebErrorKind = keyof typeof webErrorKinds;

/** Thrown by a handler, or a hook before it, to answer with the page of that kind. */
export class WebError extends Error {
  readonly kind: WebErrorKind;
  readonly statusCode: number;

  constructor(kind: WebErrorKind) {
    super(kind);
    this.name = 'WebError';
    this.kind = kind;
    this.statusCode = webErrorKinds[kind].status;
  }
}

const kindOfCode: Readonly<Record<string, WebErrorKind>> = {
  FST_ERR_BAD_URL: 'badRequest',
  FST_ERR_MAX_PARAM_LENGTH: 'notFound',
  FST_ERR_VALIDATION: 'badRequest',
  FST_ERR_CTP_BODY_TOO_LARGE: 'tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'badRequest',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'badRequest',
  FST_ERR_HANDLER_TIMEOUT: 'unavailable',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported',
  FST_REQ_FILE_TOO_LARGE: 'tooLarge',
  FST_FILES_LIMIT: 'tooLarge',
  FST_FIELDS_LIMIT: 'tooLarge',
  FST_PARTS_LIMIT: 'tooLarge',
};

const kindOfStatus: Readonly<Record<number, WebErrorKind>> = {
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  415: 'unsupported',
  429: 'tooMany',
  503: 'unavailable',
};

/** What kind of refusal any thrown thing is; what nobody foresaw is `unexpected`. */
export function webErrorKindOf(error: unknown): WebErrorKind {
  if (error instanceof WebError) return error.kind;
  if (!(error instanceof Error)) return 'unexpected';
  const byCode = 'code' in error && typeof error.code === 'string' ? kindOfCode[error.code] : undefined;
  if (byCode !== undefined) return byCode;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  return kindOfStatus[status] ?? (status >= 400 && status < 500 ? 'badRequest' : 'unexpected');
}
