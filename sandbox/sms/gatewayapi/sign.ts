import { createHmac } from 'node:crypto';

/** A JWT as GatewayAPI makes it: HS256, the header's members in this order. */
export function signClaims(claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}
