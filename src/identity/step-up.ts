import { keptSettings } from '../organisations/option-settings.ts';
import type { Organisation } from '../organisations/organisation.ts';

/**
 * What an organisation demands of its employees before what weighs much, such as a change of roles (OWASP ASVS 5.0, 6.8.4, 7.5.1
 * and 7.5.3): `settings.login.stepUp`.
 */
export interface StepUp {
  /** How long ago they may have proven who they are. */
  readonly minutes: number;
  /** `multi`: by more than one factor, as their provider must say. */
  readonly factors: 'multi' | 'any';
  /** What an OpenID provider is asked for as `acr_values`, and by which `acr` it says that it was more than one factor. */
  readonly acr: string | null;
}

/** When and how well somebody proved who they are. What a provider does not say counts as not proven. */
export interface LoginProof {
  readonly at: Date | null;
  readonly multiFactor: boolean;
}

export const noProof: LoginProof = { at: null, multiFactor: false };

const standard: StepUp = { minutes: 15, factors: 'multi', acr: null };
const [fewestMinutes, mostMinutes] = [1, 480];
const longestAcr = 200;
/** Clocks may differ by so much. */
const skewMilliseconds = 60_000;

/** What the organisation demands; the standard is a quarter of an hour and more than one factor. */
export function stepUpOf(organisation: Organisation): StepUp {
  const { stepUp } = keptSettings(organisation, 'login');
  if (stepUpProblem(stepUp) !== null) return standard;
  const { minutes, factors, acr } = { ...standard, ...(stepUp as Partial<StepUp> | undefined) };
  return { minutes, factors, acr };
}

/** What is lacking of a proof; null when nothing is. */
export function lackOf(proof: LoginProof, { minutes, factors }: StepUp, now: Date): 'age' | 'factors' | null {
  if (proof.at === null || now.getTime() - proof.at.getTime() > minutes * 60_000 + skewMilliseconds) return 'age';
  return factors === 'multi' && !proof.multiFactor ? 'factors' : null;
}

/** What is wrong with `settings.login.stepUp` as it was given; null when nothing is, or nothing was given. */
export function stepUpProblem(stepUp: unknown): string | null {
  if (stepUp === undefined) return null;
  const place = '/settings/login/stepUp';
  if (typeof stepUp !== 'object' || stepUp === null) return `${place} must be an object`;
  const { minutes, factors, acr, ...others }: Readonly<Record<string, unknown>> = { ...stepUp };
  const isWhole = typeof minutes === 'number' && Number.isInteger(minutes);
  if (minutes !== undefined && !(isWhole && minutes >= fewestMinutes && minutes <= mostMinutes)) {
    return `${place}/minutes must be a whole number from ${fewestMinutes} to ${mostMinutes}`;
  }
  if (factors !== undefined && factors !== 'multi' && factors !== 'any') {
    return `${place}/factors must be multi or any`;
  }
  if (acr !== undefined && !(typeof acr === 'string' && /^[!-~]+$/.test(acr) && acr.length <= longestAcr)) {
    return `${place}/acr must be printable characters without blanks`;
  }
  const [unknown] = Object.keys(others);
  return unknown === undefined ? null : `${place} has no ${unknown.slice(0, 40)}`;
}
