import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { XmlDocument } from 'libxml2-wasm';
import { projectRoot } from '../../src/paths.ts';
import { schemaFault } from './memo-schema.ts';

const officials = join(projectRoot, '../shared/reference/data/memo');
const skip = existsSync(officials) ? false : 'shared reference files are not here';

function faultOf(xml: string): string | undefined {
  using document = XmlDocument.fromString(xml);
  return schemaFault(document.root);
}

const minimum = readFileSync(join(projectRoot, 'src/options/remote-print/memo/examples/minimum.xml'), 'utf8');
const flags = '<mandatory>false</mandatory><legalNotification>false</legalNotification>';
const older = minimum
  .replace('memoVersion="1.2"', 'memoVersion="1.1" memoSchVersion="1.1.0"')
  .replace('<Sender>', `${flags}<Sender>`);

test('FJE-3 a message is judged by the schema of the version that it says: what each demands and what the other dropped', () => {
  assert.equal(faultOf(minimum), undefined);
  assert.equal(faultOf(older), undefined);
  const label = (xml: string) => xml.replace('</idType>', '</idType><idTypeLabel>eID</idTypeLabel>');
  assert.equal(faultOf(label(older)), undefined);
  assert.match(faultOf(label(minimum)) ?? '', /idTypeLabel/);
  for (const flag of ['mandatory', 'legalNotification']) {
    const element = `<${flag}>false</${flag}>`;
    assert.notEqual(faultOf(older.replace(element, '')), undefined, `1.1 demands ${flag}`);
  }
  assert.match(faultOf(older.replace(' memoSchVersion="1.1.0"', '')) ?? '', /Message/);
  assert.match(
    faultOf(minimum.replace('memoVersion="1.2"', 'memoVersion="1.2" memoSchVersion="1.1.0"')) ?? '',
    /memoSch/,
  );
  assert.notEqual(faultOf(minimum.replace('memoVersion="1.2"', 'memoVersion="2.0"')), undefined);
});

for (const name of [
  'MeMo_Full_Example.xml',
  'MeMo_Minimum_Example.xml',
  'MeMo_Full_Example_v1.1.xml',
  'MeMo_Minimum_Example_v1.1.xml',
  'MeMo_NemSMS.xml',
  'MeMo_with_attachment.xml',
]) {
  test(`FJE-3 the official example is valid by the schema of its version: ${name}`, { skip }, () => {
    assert.equal(faultOf(readFileSync(join(officials, name), 'utf8')), undefined);
  });
}
