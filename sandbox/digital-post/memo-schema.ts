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
import { memo11 } from './memo-1.1.ts';

/** The one copy of the schema lies with the product; only the file is shared, the judging is the peer's own. */
const folder = join(projectRoot, 'src/options/remote-print/memo');
const address = 'sandbox-memo:///';

type MemoVersion = '1.1' | '1.2';

let compiled: Readonly<Record<MemoVersion, XsdValidator>> | undefined;

function validators(): Readonly<Record<MemoVersion, XsdValidator>> {
  if (compiled) return compiled;
  const main = readFileSync(join(folder, 'memo-1.2.xsd'));
  const names = readdirSync(join(folder, 'imported')).map((name) => `imported/${name}`);
  const schemas: Readonly<Record<string, Buffer>> = {
    ...Object.fromEntries(names.map((name) => [address + name, readFileSync(join(folder, name))])),
    [`${address}memo-1.2.xsd`]: main,
    [`${address}memo-1.1.xsd`]: Buffer.from(memo11(main.toString('utf8'))),
  };
  xmlRegisterInputProvider(new XmlBufferInputProvider(schemas));
  const compile = (version: MemoVersion): XsdValidator => {
    const url = `${address}memo-${version}.xsd`;
    using schema = XmlDocument.fromBuffer(schemas[url] ?? new Uint8Array(), { url });
    return XsdValidator.fromDoc(schema);
  };
  compiled = { '1.1': compile('1.1'), '1.2': compile('1.2') };
  return compiled;
}

/**
 * The name of the first element or attribute that the schema of the message's version refuses, 1.2 where it says none that is known;
 * undefined when the message is valid. The schema's own messages quote values, which may be personal data: they are left out.
 */
export function schemaFault(message: XmlElement): string | undefined {
  try {
    const is11 = message.attr('memoVersion')?.value === '1.1';
    validators()[is11 ? '1.1' : '1.2'].validate(message);
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
