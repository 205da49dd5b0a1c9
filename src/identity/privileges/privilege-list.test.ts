import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { projectRoot } from '../../paths.ts';
import { readPrivileges } from './privilege-list.ts';

const current = 'http://digst.dk/oiosaml/basic_privilege_profile';
const older = 'http://itst.dk/oiosaml/basic_privilege_profile';
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const list = (inner: string, namespace = current) =>
  `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="${namespace}">${inner}</bpp:PrivilegeList>`;
const group = (inner: string, scope = 'urn:dk:gov:saml:cprNumberIdentifier:0101011118') =>
  `<PrivilegeGroup Scope="${scope}">${inner}</PrivilegeGroup>`;
const privilege = '<Privilege>urn:dk:kommune:tillaeg:ansoeg</Privilege>';

test('FUL-5 privileges are read from both namespaces, with constraints before or after, and with wrapped lines', () => {
  const kle = '<Constraint Name="http://sts.kombit.dk/constraints/KLE/1">27.03, 32.*</Constraint>';
  const expected = {
    ok: true,
    groups: [
      {
        scope: { kind: 'company', cvr: '11111111' },
        constraints: [{ name: 'http://sts.kombit.dk/constraints/KLE/1', values: ['27.03', '32.*'] }],
        privileges: ['urn:dk:kommune:tillaeg:ansoeg'],
      },
    ],
  };
  const scope = 'urn:dk:gov:saml:cvrNumberIdentifier:11111111';
  for (const namespace of [current, older]) {
    for (const inner of [kle + privilege, privilege + kle]) {
      const attribute = base64(list(group(inner, scope), namespace));
      assert.deepEqual(readPrivileges(attribute), expected);
      assert.deepEqual(readPrivileges(`\n  ${attribute.replaceAll(/(.{20})/g, '$1\r\n')}\n`), expected);
    }
  }
});

const refusals: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'not-base64'],
  ['what is not base64', 'PD94*', 'not-base64'],
  ['base64 without its padding', base64('<a/>xx').slice(0, -1), 'not-base64'],
  ['bits left over', 'PD95', 'not-xml'],
  ['bytes that are not UTF-8', Buffer.from([0x3c, 0xe6, 0x2f, 0x3e]).toString('base64'), 'not-utf-8'],
  ['a document type', base64(`<!DOCTYPE a [<!ENTITY x "y">]>${list(group(privilege))}`), 'not-xml'],
  ['another namespace', base64(list(group(privilege), 'http://example.org/')), 'unknown-namespace'],
  ['no namespace', base64(`<PrivilegeList>${group(privilege)}</PrivilegeList>`), 'unknown-namespace'],
  ['another root', base64(`<a xmlns="${current}"/>`), 'unknown-element'],
  [
    'qualified groups',
    base64(`<PrivilegeList xmlns="${current}">${group(privilege)}</PrivilegeList>`),
    'unknown-element',
  ],
  ['no scope', base64(list(`<PrivilegeGroup>${privilege}</PrivilegeGroup>`)), 'no-scope'],
  ['an unknown scope', base64(list(group(privilege, 'urn:dk:gov:saml:hat:12'))), 'unknown-scope'],
  ['a scope named like a property', base64(list(group(privilege, 'urn:dk:gov:saml:constructor:1'))), 'unknown-scope'],
  [
    'a CPR number that is too short',
    base64(list(group(privilege, 'urn:dk:gov:saml:cprNumberIdentifier:010101111'))),
    'malformed-scope',
  ],
  [
    'a CPR number with a line after it',
    base64(list(group(privilege, 'urn:dk:gov:saml:cprNumberIdentifier:0101011118&#10;x'))),
    'malformed-scope',
  ],
  ['no privilege', base64(list(group(''))), 'no-privilege'],
  ['an empty privilege', base64(list(group('<Privilege> </Privilege>'))), 'empty-privilege'],
  [
    'a privilege with something inside',
    base64(list(group('<Privilege>urn:a<!-- --><b/></Privilege>'))),
    'unknown-element',
  ],
  ['an empty constraint', base64(list(group(`<Constraint Name="a"></Constraint>${privilege}`))), 'empty-constraint'],
  ['a constraint without a name', base64(list(group(`<Constraint>27</Constraint>${privilege}`))), 'empty-constraint'],
  ['501 groups', base64(list(group(privilege).repeat(501))), 'too-many-groups'],
  ['more than 256 KiB', base64(list(group(`<Privilege>${'a'.repeat(300_000)}</Privilege>`))), 'too-large'],
];

for (const [what, attribute, problem] of refusals) {
  test(`FUL-5 ${what} refuses the whole attribute`, () => {
    assert.deepEqual(readPrivileges(attribute), { ok: false, problem });
  });
}

test('FUL-5 300 groups are read, and whatever is sent is read or refused, never thrown', () => {
  const many = readPrivileges(base64(list(group(privilege).repeat(300))));
  assert.ok(many.ok && many.groups.length === 300);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.string().map((text) => base64(list(text))),
      ),
      (sent) => {
        const read = readPrivileges(sent);
        assert.ok(read.ok || read.problem.length > 0);
      },
    ),
  );
});

const samples = join(projectRoot, '../shared/reference/data/power-of-attorney');

test('FUL-5 the shared samples are read', { skip: !existsSync(samples) && 'no shared files' }, () => {
  for (const name of ['privilege-list-citizen', 'privilege-list-employee']) {
    const wrapped = readPrivileges(readFileSync(join(samples, `${name}.b64`), 'utf8'));
    const plain = readPrivileges(base64(readFileSync(join(samples, `${name}.xml`), 'utf8')));
    assert.ok(wrapped.ok && plain.ok);
    assert.deepEqual(wrapped.groups, plain.groups);
  }
});
