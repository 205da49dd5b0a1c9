import type { FillValues } from '../../../texts/catalogue.ts';
import type { FormDefinition } from '../../definition.ts';
import type { DesignFinding, Severity } from '../finding.ts';
import { type FindingKind, findingMessage, findingRemedy } from '../finding-texts.ts';
import { humanPath } from '../human-path.ts';
import type { Place } from '../place.ts';

/** Reports a finding at a place: what is wrong, and what to do. */
export type Report = (severity: Severity, kind: FindingKind, place: Place, values?: FillValues) => void;

/** A report that adds to a list, with the place in words. */
export function reporter(definition: FormDefinition, findings: DesignFinding[]): Report {
  return (severity, kind, place, values = {}) => {
    const [message, remedy] = [findingMessage(kind, values), findingRemedy(kind, values)];
    findings.push({ severity, code: kind, place, path: humanPath(definition, place), message, remedy });
  };
}
