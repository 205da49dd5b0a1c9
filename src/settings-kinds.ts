import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import Type from 'typebox';
import { readMailServer } from './messages/mail/mail-server.ts';

/** What a variable's schema says for people; see `settingsSchema`. */
interface Words {
  readonly description: string;
  readonly allowed: string;
  readonly default?: string;
  readonly otherwise?: string;
  readonly secret?: boolean;
}

type Test = RegExp | ((value: string) => boolean);

/** A whole number. */
export function whole(
  minimum: number,
  maximum: number,
  words: { readonly default: number; readonly description: string },
) {
  return Type.Integer({ minimum, maximum, allowed: `a whole number from ${minimum} to ${maximum}`, ...words });
}

/** A text with a default. */
export function text(test: Test, words: Words & { readonly default: string }) {
  return Type.Refine(Type.String({ ...words }), (value) => passes(test, value));
}

/** A text that may be absent; the words say in `otherwise` what holds then. */
export function optional(test: Test, words: Words & { readonly otherwise: string }) {
  return Type.Optional(Type.Refine(Type.String({ ...words }), (value) => passes(test, value)));
}

/** A URL that may be absent, with one of the schemes. */
export function address(schemes: readonly string[], words: Omit<Words, 'allowed'> & { readonly otherwise: string }) {
  const allowed = `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  const test = (value: string) => schemes.some((scheme) => URL.parse(value)?.protocol === `${scheme}:`);
  return optional(test, { ...words, allowed });
}

/** A text that goes with the address of an outside system. */
export function peerText(description: string) {
  return optional(/^[!-~]+$/, {
    allowed: 'printable characters without blanks',
    otherwise: 'the sandbox',
    description,
  });
}

/** A secret that goes with the address of an outside system. */
export function peerSecret(description: string) {
  const allowed = 'printable characters without blanks';
  return optional(/^[!-~]+$/, { allowed, otherwise: 'the sandbox', secret: true, description });
}

/** Whether a text names proxies: how many, or their addresses and networks. */
export function isProxies(value: string): boolean {
  return /^[1-9]$/.test(value) || value.split(',').every((one) => isNetwork(one.trim()));
}

/** The proxies in the form that Fastify's `trustProxy` takes. */
export function proxiesOf(value: string | undefined): false | number | string[] {
  if (value === undefined) return false;
  return /^[1-9]$/.test(value) ? Number(value) : value.split(',').map((one) => one.trim());
}

function isNetwork(value: string): boolean {
  const [ip = '', bits, ...more] = value.split('/');
  const family = isIP(ip);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function passes(test: Test, value: string): boolean {
  return test instanceof RegExp ? test.test(value) : test(value);
}

/** Whether a text is the address of map tiles with places for zoom, column and row. */
export function isTileAddress(value: string): boolean {
  const isWeb = /^https?:$/.test(URL.parse(value)?.protocol ?? '');
  return isWeb && ['{z}', '{x}', '{y}'].every((place) => value.includes(place));
}

/** Whether a text is the address of a mail server. */
export function isMailServer(value: string): boolean {
  return readMailServer(value) !== null;
}

/** Whether a text is JSON. */
export function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is networks with commas between them, each in the manner of `10.20.0.0/16`, or single addresses. */
export function areNetworks(text: string): boolean {
  return text.split(',').every((each) => isNetwork(each.trim()));
}

/** Certificates in PEM as a setting holds them: an environment file may have no line breaks. */
export function pemOf(setting: string): string {
  return setting.replaceAll('\\n', '\n');
}

/** Whether a text is one or more certificates in PEM, and nothing else. */
export function areCertificates(value: string): boolean {
  const blocks = pemOf(value).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const rest = blocks.reduce((left, block) => left.replace(block, ''), pemOf(value));
  try {
    return (
      blocks.length > 0 && rest.trim() === '' && blocks.every((block) => new X509Certificate(block).raw.length > 0)
    );
  } catch {
    return false;
  }
}

/** Whether a text is a private key in PEM. */
export function isPrivateKey(value: string): boolean {
  try {
    return createPrivateKey(pemOf(value)).type === 'private';
  } catch {
    return false;
  }
}
