import { isLevelName, type LevelName } from './levels.ts';

const flags = new Set(['require_psd2', 'enable_step_up']);
const actions = new Set(['LOG_ON', 'APPROVE', 'CONFIRM', 'ACCEPT', 'SIGN']);
const longestReference = 130;

type Json = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function parse(text: string): Json | undefined {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function wrongOption(name: string, value: unknown): string | undefined {
  if (name === 'loa_value' || name === 'aal_value') {
    return isLevelName(value) ? undefined : `${name} must be one of low, substantial, high`;
  }
  if (flags.has(name)) return typeof value === 'boolean' ? undefined : `${name} must be true or false`;
  if (name === 'action_text') {
    return actions.has(String(value)) ? undefined : `action_text must be one of ${[...actions].join(', ')}`;
  }
  if (name === 'reference_text') {
    const text =
      typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value) ? Buffer.from(value, 'base64') : undefined;
    return text && text.toString('utf8').length <= longestReference
      ? undefined
      : `reference_text must be base64 of at most ${longestReference} characters`;
  }
  if (name === 'uuid_hint') return typeof value === 'string' ? undefined : 'uuid_hint must be a string';
  if (name === 'cpr_hint') return 'cpr_hint may only be sent in an encrypted request object';
  return `unknown option ${JSON.stringify(name)} for mitid`;
}

/**
 * What is wrong with an `idp_params` value, if anything: JSON `{"mitid": {…}}` with the options that the broker's
 * documentation lists (identity reference, section 2.1).
 */
export function checkIdpParameters(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const whole = parse(value);
  if (!whole) return 'must be a JSON object';
  const other = Object.keys(whole).find((key) => key !== 'mitid');
  if (other !== undefined) return `identity provider ${JSON.stringify(other)} is not enabled`;
  const mitid = asObject(whole.mitid);
  if (!mitid) return 'mitid must be an object';
  for (const [name, option] of Object.entries(mitid)) {
    const wrong = wrongOption(name, option);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What is wrong with an `acr_values` value, if anything: it must name levels by their URI. */
export function checkAcrValues(value: string | undefined, known: readonly string[]): string | undefined {
  const unknown = value?.split(' ').find((one) => !known.includes(one));
  return unknown === undefined ? undefined : `unknown value ${JSON.stringify(unknown)}`;
}

/** The level asked for; `substantial` where `idp_params` says nothing, as the broker does. */
export function askedLevel(idpParameters: string | undefined): LevelName {
  const level = asObject(parse(idpParameters ?? '{}')?.mitid)?.loa_value;
  return isLevelName(level) ? level : 'substantial';
}
