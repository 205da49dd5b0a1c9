import { XmlDocument, XmlParseError } from 'libxml2-wasm';
import { safeParsing, schemaIn } from '../../xsd.ts';

const schemaFaults = schemaIn('letter/forsendelse', [
  'forsendelse-i.xsd',
  'imported/address-2003.xsd',
  'imported/address-2005.xsd',
  'imported/address-lines.xsd',
  'imported/dkal.xsd',
  'imported/numbers.xsd',
  'imported/person-name.xsd',
  'imported/post-office-box.xsd',
  'imported/sagdok.xsd',
]);

/** What our schema holds against a `ForsendelseISamling`; empty when it may go out. Loads nothing, and refuses a DTD. */
export function checkForsendelse(xml: string | Uint8Array): readonly string[] {
  try {
    const options = { option: safeParsing };
    using document =
      typeof xml === 'string' ? XmlDocument.fromString(xml, options) : XmlDocument.fromBuffer(xml, options);
    return document.dtd ? ['a document type declaration is not allowed'] : schemaFaults(document);
  } catch (error) {
    if (error instanceof XmlParseError) return [error.message.trim()];
    throw error;
  }
}
