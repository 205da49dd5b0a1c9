import type { PdfOrganisation } from '../documents/pdf/pdf-document.ts';
import { pdfWriting } from '../documents/pdf/pdf-writing.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { textIn } from '../texts/catalogue.ts';
import { directionOf } from '../texts/direction.ts';

/** The organisation as its documents show it. */
export function letterhead(organisation: Organisation, language: string): PdfOrganisation {
  const { logo, logoText, address = [] } = organisation.branding;
  const name = textIn(organisation.name, language);
  return {
    name,
    cvr: organisation.cvr,
    address,
    ...(logo ? { logo: { mediaType: logo.mediaType, content: logo.content, alternativeText: logoText ?? name } } : {}),
  };
}

/** How the organisation's documents are written in a language. */
export function writingIn(organisation: Organisation, language: string) {
  return pdfWriting(language, organisation.catalogues.get(language)?.direction ?? directionOf(language));
}
