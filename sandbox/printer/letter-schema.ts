import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { projectRoot } from '../../src/paths.ts';

/** The one copy of the schema lies with the product; only the file is shared, the judging is the peer's own. */
const folder = join(projectRoot, 'src/options/remote-print/letter/forsendelse');
const address = 'sandbox-forsendelse:///';

let compiled: XsdValidator | undefined;

function validator(): XsdValidator {
  if (compiled) return compiled;
  const names = ['forsendelse-i.xsd', ...readdirSync(join(folder, 'imported')).map((name) => `imported/${name}`)];
  const schemas = Object.fromEntries(names.map((name) => [address + name, readFileSync(join(folder, name))]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(schemas));
  const main = `${address}forsendelse-i.xsd`;
  using schema = XmlDocument.fromBuffer(schemas[main] ?? new Uint8Array(), { url: main });
  compiled = XsdValidator.fromDoc(schema);
  return compiled;
}

/** The name of the first element that the schema of ForsendelseI refuses; values stay out, they may be personal data. */
export function schemaFault(document: XmlDocument): string | undefined {
  try {
    validator().validate(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const said = error.details[0]?.message ?? '';
    const element = /Element '(?:\{[^}]*\})?([^']+)'/.exec(said)?.[1] ?? 'ForsendelseI';
    return `${element} is not allowed as it stands`;
  }
}
