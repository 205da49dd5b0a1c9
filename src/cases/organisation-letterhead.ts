import type { PdfLanguage, PdfOrganisation } from '../documents/pdf/pdf-document.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { textIn } from '../texts/catalogue.ts';

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

/** The language of a document's own words: they exist in Danish and English, other languages get English. */
export function pdfLanguage(language: string): PdfLanguage {
  return language === 'da' ? 'da' : 'en';
}
