import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { demoCvr } from '../../../sandbox/people.ts';
import { writeAssertion } from '../../../sandbox/service-platform/assertion.ts';
import { callerWith } from '../../../sandbox/service-platform/connection-in-test.ts';
import { tokenServiceKey } from '../../../sandbox/service-platform/keys.ts';
import { entityIds } from '../../../sandbox/service-platform/user-systems.ts';
import { projectRoot } from '../../paths.ts';
import { tokenForm } from './token-form.ts';
import { signedRequest } from './write-request.ts';

const [certificate] = callerWith().certificates;
assert.ok(certificate);
const now = new Date('2026-11-28T08:00:00Z');
const xml = writeAssertion({
  ...{ issuer: 'x', cvr: demoCvr, entityId: entityIds.cpr, holder: certificate.der, signer: tokenServiceKey },
  ...{ from: now, to: new Date(now.getTime() + 600_000) },
});
const request = (assertionXml: string) =>
  signedRequest({
    ...{
      to: 'https://service.example/5',
      action: 'urn:a&b',
      messageId: 'urn:uuid:1',
      payload: '<a/>',
      certificate,
      now,
    },
    assertion: { xml: Buffer.from(assertionXml), id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '', validTo: now },
  });

test('FUL-4 the assertion goes out byte for byte as it came, without what may stand before its root', () => {
  assert.ok(request(xml).includes(xml));
  const declared = request(`\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`);
  assert.ok(declared.includes(`</wsu:Timestamp>${xml}<wsse:SecurityTokenReference`));
});

test('a token is signed with an empty default namespace where its root has none, and as it is where it has one', () => {
  assert.equal(tokenForm('<s:A xmlns:s="urn:s" x=">"></s:A>'), '<s:A xmlns="" xmlns:s="urn:s" x=">"></s:A>');
  assert.equal(tokenForm('<A xmlns="urn:s"></A>'), '<A xmlns="urn:s"></A>');
  assert.equal(tokenForm('<A></A>'), '<A xmlns=""></A>');
});

/** Paths of elements, and the attributes that mean something. */
function partsOf(text: string): ReadonlySet<string> {
  const parts = new Set<string>();
  const visit = (element: Element, path: string) => {
    const here = `${path}/${element.localName}`;
    parts.add(`${here} in ${element.namespaceURI}`);
    for (const { name, localName, value } of Array.from(element.attributes)) {
      if (/^(Algorithm|ValueType|TokenType|mustUnderstand)$/.test(localName))
        parts.add(`${here}@${localName}=${value}`);
      else if (localName === 'Id' && name !== 'Id') parts.add(`${here}@wsu:Id`);
    }
    for (const child of Array.from(element.childNodes)) if (child.nodeType === 1) visit(child as Element, here);
  };
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement;
  assert.ok(root);
  visit(root, '');
  return parts;
}

const file = join(projectRoot, '../shared/reference/data/service-security/oio-idws-soap-request-template.xml');
const skip = existsSync(file) ? false : 'shared reference files are not here';

test('FUL-4 a request has all that a request in use has, and besides it Framework alone', { skip }, () => {
  const template = readFileSync(file, 'utf8')
    .replace('%%ENVELOPE_NS%%', 'http://schemas.xmlsoap.org/soap/envelope/')
    .replace(/%%SBF%%|%%SBF_DIGEST%%/g, '')
    .replace(
      '%%BODY%%',
      '<soap:Body xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="_6"><a/></soap:Body>',
    )
    .replaceAll(/%%[A-Z0-9_]+%%/g, 'x');
  const [theirs, ours] = [partsOf(template), partsOf(request(xml))];
  // A list of prefixes to keep is a sender's choice: exclusive canonical form needs none.
  const missing = [...theirs].filter((part) => !ours.has(part) && !part.includes('/InclusiveNamespaces'));
  assert.deepEqual(missing, []);
  const more = [...ours].filter((part) => !theirs.has(part));
  assert.deepEqual(more, ['/Envelope/Header/Framework in urn:liberty:sb:2006-08', '/Envelope/Header/Framework@wsu:Id']);
  const signed = request(xml).match(/<ds:Reference URI="#id-/g)?.length;
  assert.equal(signed, (template.match(/<ds:Reference URI=/g)?.length ?? 0) + 1);
});
