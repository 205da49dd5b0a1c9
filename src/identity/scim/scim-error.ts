/** The words of RFC 7644, section 3.12, for what is wrong with a request. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'invalidValue';

/** Thrown by what answers for SCIM, to answer with an error as RFC 7644 writes them. `detail` is for the one who sets the client up. */
export class ScimError extends Error {
  readonly statusCode: number;
  readonly scimType: ScimType | undefined;

  constructor(statusCode: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.name = 'ScimError';
    this.statusCode = statusCode;
    this.scimType = scimType;
  }
}

/** 400 for a value that can't be taken. */
export function invalidValue(detail: string): ScimError {
  return new ScimError(400, detail, 'invalidValue');
}
