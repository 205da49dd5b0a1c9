import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { XmlBufferInputProvider } from 'libxml2-wasm/lib/utils.mjs';
import { elementsIn } from '../service-platform/soap/soap-server.ts';

const data = fileURLToPath(new URL('../../../shared/reference/data/', import.meta.url));

/** For a test's options: skips it where the official schemas are not beside the project. */
export const withoutSchemas = { skip: existsSync(data) ? false : 'shared reference files are not here' };

/**
 * A check of SOAP messages against an official schema, for tests: gives the problems of the body's element.
 * `files` are the schema's files under the reference data, the main one first; `amend` may correct what a validator
 * stricter than its authors' does not take.
 */
export function schemaCheck(
  files: readonly [main: string, ...others: string[]],
  amend: (file: string, text: string) => string = (_file, text) => text,
): (message: string) => readonly string[] {
  const buffers = Object.fromEntries(
    files.map((file) => [`${data}${file}`, Buffer.from(amend(file, readFileSync(`${data}${file}`, 'utf8')))]),
  );
  xmlRegisterInputProvider(new XmlBufferInputProvider(buffers));
  const main = `${data}${files[0]}`;
  const schema = XmlDocument.fromBuffer(buffers[main] ?? Buffer.alloc(0), { url: main });
  const validator = XsdValidator.fromDoc(schema);
  return (message) => {
    const document = XmlDocument.fromString(message);
    try {
      const payload = elementsIn(document.root).flatMap((body) => elementsIn(body));
      if (payload.length !== 1 || payload[0] === undefined) return ['not exactly one element in the body'];
      validator.validate(payload[0]);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    } finally {
      document.dispose();
    }
  };
}
