/** What a SOAP service of the sandbox throws to answer a fault. */
export class SoapRefusal extends Error {
  /** SOAP 1.1, section 4.4.1: `Client` the request is wrong, `Server` the request may be right. */
  readonly code: 'Client' | 'Server' | 'VersionMismatch';
  /** Serviceplatformen's codes are not public; these are the sandbox's own, but for CPR's 172. */
  readonly errorCode: string;

  constructor(code: 'Client' | 'Server' | 'VersionMismatch', text: string, errorCode = 'SANDBOX') {
    super(text);
    this.code = code;
    this.errorCode = errorCode;
  }
}
