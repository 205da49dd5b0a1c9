import type { Profile } from './names.ts';
import type { AssertionContext, Rule } from './rules/rule.ts';

/** Under these names the settings of an organisation hold how it is registered at each identity provider. */
export const samlKeys = ['nemlogin', 'context-handler'] as const;

export type SamlKey = (typeof samlKeys)[number];

/** An identity provider by its kind: what it is asked for, what its answers must be, and who is read from them. */
export interface SamlParty<Who> {
  readonly key: SamlKey;
  /** As logs call it. */
  readonly name: string;
  /** What an organisation's addresses towards it begin with, after its slug. */
  readonly path: string;
  /** Whom it can be asked for. */
  readonly profiles: readonly Profile[];
  /** The `AuthnContextClassRef` that asks for one of them. */
  context(profile: Profile): string;
  /** Attributes that our metadata asks for. */
  readonly requested: readonly (readonly [name: string, isRequired: boolean])[];
  readonly nameIdFormats: readonly string[];
  /** What an assertion must be, in the order in which it is asked. */
  readonly rules: readonly Rule<AssertionContext>[];
  /** Who is meant by an assertion that has passed every rule. */
  read(assertion: Element, profile: Profile): Who;
}
