import type { Platform, PlatformCaller } from '../service-platform/platform.ts';

/** What an organisation calls one of Serviceplatformen's SOAP services with. */
export interface ServiceAccess {
  /** Undefined where the installation has none. */
  readonly platform: Platform | undefined;
  readonly caller: PlatformCaller;
  /** Time limit of one call; 10,000 when absent. */
  readonly timeoutMilliseconds?: number;
}

/** A SOAP service of Serviceplatformen. */
export interface SoapService {
  /** Names it in tokens. */
  readonly entityId: string;
  /** Below the platform's address. */
  readonly path: string;
}
