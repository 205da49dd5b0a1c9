import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { projectRoot } from '../../../paths.ts';

/** The schema of MeMo 1.2 and the schemas of the models it borrows from; all of them lie in this folder. */
const schemaFiles = [
  'memo-1.2.xsd',
  'imported/core.xsd',
  'imported/education.xsd',
  'imported/form.xsd',
  'imported/health-organisation.xsd',
  'imported/kle.xsd',
  'imported/location-number.xsd',
  'imported/motor-vehicle.xsd',
] as const;

/** libxml2 is handed the schemas under made-up addresses, so that nothing else can be read by an import. */
const schemaAddress = 'memo-schema:///';

/**
 * How untrusted XML is parsed: no DTD, no external entities, no network. Texts over libxml2's 10 MB limit are let through,
 * because a file of a letter is one text.
 */
export const safeParsing = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE;

let compiled: XsdValidator | undefined;

/** Compiled at first use (about 10 ms) and kept for the life of the process. */
function validator(): XsdValidator {
  if (compiled) return compiled;
  const read = (file: string) => readFileSync(join(projectRoot, 'src/options/remote-print/memo', file));
  xmlRegisterInputProvider(
    new XmlBufferInputProvider(Object.fromEntries(schemaFiles.map((file) => [schemaAddress + file, read(file)]))),
  );
  using schema = XmlDocument.fromBuffer(read(schemaFiles[0]), { url: schemaAddress + schemaFiles[0] });
  compiled = XsdValidator.fromDoc(schema);
  return compiled;
}

/** What the MeMo 1.2 schema holds against a parsed message, with line numbers; empty when it is valid. */
export function schemaFaults(document: XmlDocument): readonly string[] {
  try {
    validator().validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map((detail) => `line ${detail.line}: ${detail.message.trim()}`);
  }
}
