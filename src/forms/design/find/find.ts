import type { FormDefinition } from '../../definition.ts';
import type { DesignFinding, Severity } from '../finding.ts';
import { humanPath } from '../human-path.ts';
import type { Place } from '../place.ts';

type Both = { readonly da: string; readonly en: string };

/** Reports a finding at a place: what is wrong, and what to do. */
export type Report = (severity: Severity, code: string, place: Place, message: Both, remedy: Both) => void;

/** A report that adds to a list, with the place in words. */
export function reporter(definition: FormDefinition, findings: DesignFinding[]): Report {
  return (severity, code, place, message, remedy) => {
    findings.push({ severity, code, place, path: humanPath(definition, place), message, remedy });
  };
}
