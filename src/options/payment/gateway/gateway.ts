import type { Answer, PaymentGateway } from '../../../cases/payments/payment-gateway.ts';
import type { Ore } from '../../../forms/kinds/payment/ore.ts';

/** One thing that happened to a payment at the gateway, also what failed. */
export interface GatewayEvent {
  readonly id: number;
  readonly type: 'authorize' | 'capture' | 'refund' | 'cancel' | 'other';
  readonly amount: Ore;
  readonly success: boolean;
  readonly at: Date;
  readonly message: string;
}

/** The account that the API key belongs to. */
export interface GatewayAccount {
  /** Its number, as text. */
  readonly id?: string;
  readonly name: string;
  /** The merchant's CVR number. */
  readonly cvr?: string;
  /** What callbacks are signed with: to be compared with the setting, never shown. */
  readonly privateKey?: string;
}

/**
 * An agreement at Pensopay, with what its settings are held against. The legacy dialect has no call for events, methods and settlements:
 * there these are `unknown`.
 */
export interface Gateway extends PaymentGateway {
  readonly dialect: 'v2' | 'v1';
  events(id: string, signal: AbortSignal): Promise<Answer<readonly GatewayEvent[]>>;
  /** The methods that the agreement has enabled, in the gateway's words. */
  methods(signal: AbortSignal): Promise<Answer<readonly string[]>>;
  /** Whose the API key is; the legacy dialect tells only that it fits. */
  account(signal: AbortSignal): Promise<Answer<GatewayAccount>>;
}
