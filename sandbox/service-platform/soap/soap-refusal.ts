/** A code of the service's own (SOAP 1.1, section 4.4.1). */
export type ServiceFaultCode = 'Client' | 'Server' | 'VersionMismatch';
/** A code of what stands before the service: WS-Security 1.1 (12), WS-Addressing 1.0, Liberty Basic SOAP Binding. */
export type SecurityFaultCode =
  | 'wsse:InvalidSecurity'
  | 'wsse:InvalidSecurityToken'
  | 'wsse:FailedAuthentication'
  | 'wsse:FailedCheck'
  | 'wsse:SecurityTokenUnavailable'
  | 'wsse:UnsupportedAlgorithm'
  | 'wsu:MessageExpired'
  | 'wsa:MessageAddressingHeaderRequired'
  | 'wsa:InvalidAddressingHeader'
  | 'wsa:DestinationUnreachable'
  | 'sbf:FrameworkVersionMismatch';

/** What a SOAP service of the sandbox throws to answer a fault. */
export class SoapRefusal extends Error {
  readonly code: ServiceFaultCode | SecurityFaultCode;
  /** Serviceplatformen's codes are not public; these are the sandbox's own, but for CPR's 172. */
  readonly errorCode: string;

  constructor(code: ServiceFaultCode | SecurityFaultCode, text: string, errorCode = 'SANDBOX') {
    super(text);
    this.code = code;
    this.errorCode = errorCode;
  }
}
