/** A no of CPSMS (the vendor's documentation, "Errors"). The words are ours but for those that the vendor shows. */
export interface CpsmsRefusal {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 402 | 403 | 404 | 409;
  readonly message: string;
}

export const refuse = (status: CpsmsRefusal['status'], message: string): CpsmsRefusal => ({
  kind: 'refused',
  status,
  message,
});

export const isCpsmsRefusal = (value: object): value is CpsmsRefusal => 'kind' in value && value.kind === 'refused';

/** One entry of the answer's `error`. */
export const errorEntry = ({ status, message, to }: CpsmsRefusal & { readonly to?: string }) => ({
  errorCode: status,
  errMsg: message,
  ...(to === undefined ? {} : { to }),
});
