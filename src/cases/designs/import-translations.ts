import type { XliffAnswer } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import { readXliff } from '../../forms/design/xliff/read-xliff.ts';
import { type TakenXliff, takeXliff } from '../../forms/design/xliff/take-xliff.ts';
import { xliffTexts } from '../../forms/design/xliff/texts.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type BothTexts, fillText } from '../../texts/catalogue.ts';
import type { Designer, DesignServices } from './design-services.ts';
import { saveDesign } from './save-design.ts';

/**
 * Takes the translations of a file into a form's working definition, together with what others have saved since `revision`.
 * Undefined where there is no such form.
 */
export async function importTranslations(
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  revision: number,
  file: Uint8Array,
): Promise<XliffAnswer | undefined> {
  const read = readXliff(file);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  const language = offered(organisation.languages, read.language);
  if (language === undefined) {
    const values = { language: read.language.slice(0, 40), offered: organisation.languages.join(', ') };
    return refused(fillText(xliffTexts['designer.xliff.notOffered'], values));
  }
  if (read.form !== key) {
    return refused(fillText(xliffTexts['designer.xliff.otherForm'], { given: read.form.slice(0, 80), key }));
  }
  let taken: TakenXliff | undefined;
  const saved = await saveDesign(services, organisation, designer, key, {
    baseRevision: revision,
    definition: (base) => {
      taken = takeXliff(base, language, read.units);
      return taken.definition;
    },
    cause: 'translated',
  });
  if (!saved || !taken) return undefined;
  const { definition: _, ...report } = taken;
  return { kind: 'taken', language, ...report, saved };
}

/** The language as the organisation calls it: the very one, else the one without its region. */
function offered(languages: readonly string[], given: string): string | undefined {
  const others = languages.filter((language) => language !== 'da');
  const [primary = ''] = given.toLowerCase().split('-');
  return others.find((each) => each.toLowerCase() === given.toLowerCase()) ?? others.find((each) => each === primary);
}

function refused(message: BothTexts): XliffAnswer {
  const finding: DesignFinding = { severity: 'error', code: 'xliff', place: '', path: [], message };
  return { kind: 'refused', findings: [finding] };
}
