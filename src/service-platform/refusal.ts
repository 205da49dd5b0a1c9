import { fillText, type Text } from '../texts/catalogue.ts';
import { servicePlatformTexts } from './texts.ts';

/** Why a call may not be made until a person has put something right. `code`: what the service called it, safe to show. */
export interface PlatformRefusal {
  readonly kind: 'refused';
  readonly why: keyof typeof servicePlatformTexts extends infer Key
    ? Key extends `service-platform.refused.${infer Why}`
      ? Why
      : never
    : never;
  readonly code?: string | undefined;
}

/** Nothing is wrong on our side as far as is known; `reason` is for operators. */
export interface PlatformUnavailable {
  readonly kind: 'unavailable';
  readonly reason: string;
}

/** A refusal as employees read it: what is wrong, and who can put it right. */
export function refusalText({ why, code }: PlatformRefusal): Text {
  return fillText(servicePlatformTexts[`service-platform.refused.${why}`], {
    code: code === undefined ? '' : ` (${code})`,
  });
}

export function refusal(why: PlatformRefusal['why'], code?: string): PlatformRefusal {
  return { kind: 'refused', why, code };
}

export function unavailable(reason: string): PlatformUnavailable {
  return { kind: 'unavailable', reason };
}

/**
 * What TLS says when it is the certificate of the caller that is not taken: by name where the word comes after the handshake, as in TLS
 * 1.3, by the alert's number where it ends the handshake (RFC 8446, section 6.2: 40 to 46, 48, 49, 116).
 * What is wrong with the certificate of the called is a network's fault and has other codes.
 */
export function isCertificateAlert(reason: string): boolean {
  if (/^EPROTO alert (4[0-6]|48|49|116)$/.test(reason)) return true;
  return /^ERR_SSL_.*ALERT_/.test(reason) && /CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE/.test(reason);
}
