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
import { projectRoot } from '../../paths.ts';

/**
 * How untrusted XML is parsed: no DTD, no external entities, no network. Texts over libxml2's 10 MB limit are let through,
 * because a file of a letter is one text.
 */
export const safeParsing = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE;

/**
 * A schema of ours: its files lie in `folder` (from this room), the first is its root. Gives what the schema holds against a parsed
 * document, with line numbers; nothing when it is valid. Compiled at first use (about 10 ms) and kept for the life of the process.
 */
export function schemaIn(folder: string, files: readonly [string, ...string[]]) {
  // libxml2 is handed the schemas under made-up addresses, so that nothing else can be read by an import.
  const address = `${folder.replaceAll('/', '-')}-schema:///`;
  let compiled: XsdValidator | undefined;

  function validator(): XsdValidator {
    if (compiled) return compiled;
    const read = (file: string) => readFileSync(join(projectRoot, 'src/options/remote-print', folder, file));
    xmlRegisterInputProvider(
      new XmlBufferInputProvider(Object.fromEntries(files.map((file) => [address + file, read(file)]))),
    );
    using schema = XmlDocument.fromBuffer(read(files[0]), { url: address + files[0] });
    compiled = XsdValidator.fromDoc(schema);
    return compiled;
  }

  return (document: XmlDocument): readonly string[] => {
    try {
      validator().validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map((detail) => `line ${detail.line}: ${detail.message.trim()}`);
    }
  };
}
