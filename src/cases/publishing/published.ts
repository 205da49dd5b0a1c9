import { fillText, type Text } from '../../texts/catalogue.ts';
import { publishingTexts } from './texts.ts';

/** What would fail later, with its place in the definition. */
export interface Finding {
  readonly place: string;
  readonly message: Text;
}

/** What came of publishing: a version, or what has to be mended first. */
export type Published =
  | {
      readonly ok: true;
      readonly id: string;
      readonly version: number;
      /** Kept dry runs of workflows with a form that no longer come to the same; of forms only. */
      readonly brokenRuns?: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What a schema found, as findings. */
export function schemaFindings(
  errors: readonly { readonly instancePath: string; readonly message: string }[],
): readonly Finding[] {
  return errors.slice(0, 20).map(({ instancePath, message }) => ({
    place: instancePath,
    message: fillText(publishingTexts['designer.publishing.schema'], { place: instancePath || '/', problem: message }),
  }));
}
