import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { projectRoot } from '../../../paths.ts';
import { checkMemo } from './check-memo.ts';

const folder = join(projectRoot, '../shared/reference/data/memo');
const skip = existsSync(folder) ? false : 'shared reference files are not here';
const read = (name: string) => readFileSync(join(folder, name));

for (const name of ['MeMo_Full_Example.xml', 'MeMo_Minimum_Example.xml']) {
  test(`FJE-3 the official example of 1.2 is accepted: ${name}`, { skip }, () => {
    assert.deepEqual(checkMemo(read(name)), []);
  });
}

for (const name of ['MeMo_NemSMS.xml', 'MeMo_with_attachment.xml']) {
  test(`FJE-3 a public example is refused for its made-up ids alone: ${name}`, { skip }, () => {
    assert.deepEqual(
      checkMemo(read(name)).map(({ code }) => code),
      ['sender-id', 'recipient-id'],
    );
  });
}

for (const name of ['MeMo_Full_Example_v1.1.xml', 'MeMo_Minimum_Example_v1.1.xml']) {
  test(`FJE-3 the official example of 1.1 is refused: ${name}`, { skip }, () => {
    assert.ok(checkMemo(read(name)).some(({ code }) => code === 'schema'));
  });
}

/** What 1.2 dropped from 1.1 and what it added, by the parent's name. */
const dropped: Readonly<Record<string, readonly string[]>> = { Sender: ['idTypeLabel'], Recipient: ['idTypeLabel'] };
const added: Readonly<Record<string, readonly string[]>> = {
  Sender: ['Representative'],
  ForwardData: ['originalRepresentative'],
};

/** The elements that our schemas allow in an element, in order. */
function ownOrder(name: string): readonly string[] | undefined {
  const schemas = globSync(join(projectRoot, 'src/options/remote-print/memo/{,imported/}*.xsd'));
  for (const schema of schemas) {
    using document = XmlDocument.fromBuffer(readFileSync(schema));
    const namespaces = { xs: 'http://www.w3.org/2001/XMLSchema' };
    const element = document.get(`//xs:element[@name='${name}'][xs:complexType]`, namespaces);
    if (!element) continue;
    const sequence = './xs:complexType/xs:sequence';
    return element
      .find(`${sequence}/xs:element | ${sequence}/xs:choice/xs:element`, namespaces)
      .map((child) => child.get('@name | @ref')?.content.replace(/^\w+:/, '') ?? '');
  }
  return undefined;
}

test('FJE-3 our schemas have the elements and the order of the official metadata but for what 1.2 changed', {
  skip,
}, () => {
  const types = globSync('jms-metadata-v1.1/**/*AType.yml', { cwd: folder });
  assert.ok(types.length > 35, `${types.length} types`);
  for (const type of types) {
    const name = basename(type).split('.')[0] ?? '';
    const official = read(type)
      .toString()
      .split('\n')
      .flatMap((line) => /^ {12}serialized_name: (\S+)/.exec(line)?.[1] ?? [])
      .filter((child) => !['memoVersion', 'memoSchVersion', ...(dropped[name] ?? [])].includes(child));
    const own = ownOrder(name)?.filter((child) => !added[name]?.includes(child));
    assert.deepEqual(own, official, name);
  }
});
