import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  XmlBufferInputProvider,
  XmlDocument,
  type XmlElement,
  XmlValidateError,
  XsdValidator,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { projectRoot } from '../../src/paths.ts';

/** The one copy of the schema lies with the product; only the file is shared, the judging is the peer's own. */
const folder = join(projectRoot, 'src/options/remote-print/memo');
const address = 'sandbox-memo:///';

let compiled: XsdValidator | undefined;

function validator(): XsdValidator {
  if (compiled) return compiled;
  const names = ['memo-1.2.xsd', ...readdirSync(join(folder, 'imported')).map((name) => `imported/${name}`)];
  const schemas = Object.fromEntries(names.map((name) => [address + name, readFileSync(join(folder, name))]));
  xmlRegisterInputProvider(new XmlBufferInputProvider(schemas));
  const main = `${address}memo-1.2.xsd`;
  using schema = XmlDocument.fromBuffer(schemas[main] ?? new Uint8Array(), { url: main });
  compiled = XsdValidator.fromDoc(schema);
  return compiled;
}

/**
 * The name of the first element or attribute that the MeMo 1.2 schema refuses; undefined when the message is valid. The
 * schema's own messages quote values, which may be personal data: they are left out.
 */
export function schemaFault(message: XmlElement): string | undefined {
  try {
    validator().validate(message);
    return undefined;
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    const said = error.details[0]?.message ?? '';
    const element = /Element '(?:\{[^}]*\})?([^']+)'/.exec(said)?.[1] ?? 'Message';
    const attribute = /attribute '([^']+)'/.exec(said)?.[1];
    const expected = /Expected is.*$/m.exec(said)?.[0].replaceAll(/\{[^}]*\}/g, '');
    return `${attribute === undefined ? element : `${element}/@${attribute}`} is not allowed as it stands. ${expected ?? ''}`.trim();
  }
}
