import type { BothTexts, Text } from '../../texts/catalogue.ts';
import { compileForm, tooHeavy } from '../compile-form.ts';
import type { FormDefinition } from '../definition.ts';
import { reporter } from './find/find.ts';
import { findAgreements } from './find/find-agreements.ts';
import { findInConditions } from './find/find-in-conditions.ts';
import { findInStructure } from './find/find-in-structure.ts';
import { findInTexts } from './find/find-in-texts.ts';
import { findWays } from './find/find-ways.ts';
import type { DesignFinding } from './finding.ts';
import { humanPath } from './human-path.ts';
import type { Place } from './place.ts';

/** A payment agreement as designs are judged by it. */
export interface OfferedAgreement {
  /** What forms name it by. */
  readonly key: string;
  /** What one can pay in by it, as ISO 4217 writes it. */
  readonly currencies: readonly string[];
}

/** What the findings are judged by beside the definition. */
export interface FindingContext {
  /** The languages that the organisation offers. */
  readonly languages: readonly string[];
  /** Keys of the organisation's option lists; unknown when absent. */
  readonly lists?: ReadonlySet<string>;
  /** The ways that the organisation's citizens can log in; unknown when absent. */
  readonly ways?: ReadonlySet<string>;
  /** The organisation's payment agreements, the usual one first; unknown when absent, and none while the option is off. */
  readonly agreements?: readonly OfferedAgreement[];
}

/** A finding of another part of the product as one of the design's. */
export function asDesignFinding(
  definition: FormDefinition,
  finding: { readonly place: Place; readonly message: Text; readonly code?: string },
): DesignFinding {
  const { place, message, code = 'publishing' } = finding;
  return {
    severity: 'error',
    code,
    place,
    path: humanPath(definition, place),
    // The very text, where it can be: so it says its key, and is found in imported languages.
    message: hasEnglish(message) ? message : { ...message, en: message.da },
  };
}

function hasEnglish(text: Text): text is BothTexts {
  return text.en !== undefined;
}

/** Everything that a designer should know of a form, errors first. Pure; the browser runs it while one works. */
export function findingsOf(definition: FormDefinition, context: FindingContext): readonly DesignFinding[] {
  const compiled = compileForm(definition);
  const findings: DesignFinding[] = compiled.ok
    ? []
    : compiled.findings.map((finding) => asDesignFinding(definition, finding));
  const report = reporter(definition, findings);
  findInTexts(definition, context.languages, report);
  findInStructure(definition, context.lists, report);
  if (context.ways) findWays(definition, context.ways, report);
  if (context.agreements) findAgreements(definition, context.agreements, report);
  if (compiled.ok || !compiled.findings.some(({ code }) => code === tooHeavy)) findInConditions(definition, report);
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'advice'),
  ];
}
