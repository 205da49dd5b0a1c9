import type { XliffAnswer } from '../../forms/design/api-types.ts';
import type { DesignFinding } from '../../forms/design/finding.ts';
import type { Translated } from '../../forms/design/translatable.ts';
import { readXliff } from '../../forms/design/xliff/read-xliff.ts';
import { type TakenXliff, takeXliff } from '../../forms/design/xliff/take-xliff.ts';
import { xliffTexts } from '../../forms/design/xliff/texts.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type BothTexts, fillText } from '../../texts/catalogue.ts';
import type { DesignKind } from './design-kind.ts';
import type { Designer, DesignServices } from './design-services.ts';
import { saveDesign } from './save-design.ts';

/**
 * Takes the translations of a file into a working definition, together with what others have saved since `revision`.
 * Undefined where there is no such form or workflow.
 */
export async function importTranslations<Definition extends Translated>(
  kind: DesignKind<Definition, unknown>,
  services: DesignServices,
  organisation: Organisation,
  designer: Designer,
  key: string,
  revision: number,
  content: Uint8Array,
): Promise<XliffAnswer<Definition> | undefined> {
  const read = readXliff(content);
  if (!read.ok) return { kind: 'refused', findings: read.findings };
  const language = offered(organisation.languages, read.language);
  if (language === undefined) {
    const values = { language: read.language.slice(0, 40), offered: organisation.languages.join(', ') };
    return refused(fillText(xliffTexts['designer.xliff.notOffered'], values));
  }
  const file = kind.texts.fileId(key);
  if (read.file !== file) {
    return refused(fillText(xliffTexts['designer.xliff.otherFile'], { given: read.file.slice(0, 80), key: file }));
  }
  let taken: TakenXliff<Definition> | undefined;
  const saved = await saveDesign(kind, services, organisation, designer, key, {
    baseRevision: revision,
    definition: (base) => {
      taken = takeXliff(kind.texts, base, language, read.units);
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

function refused(message: BothTexts): { readonly kind: 'refused'; readonly findings: readonly DesignFinding[] } {
  const finding: DesignFinding = { severity: 'error', code: 'xliff', place: '', path: [], message };
  return { kind: 'refused', findings: [finding] };
}
