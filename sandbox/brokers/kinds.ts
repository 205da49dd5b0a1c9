import { mostGroupsInToken } from '../graph/groups.ts';
import { brokerClaims } from '../mitid/broker-claims.ts';
import { checkIdpParameters } from '../mitid/idp-parameters.ts';
import { type LevelName, levels } from '../mitid/levels.ts';
import { fullName } from '../mitid/login-page.tsx';
import type { ProviderOptions } from '../mitid/provider/provider-options.ts';
import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import type { SandboxEmployee, SandboxPerson } from '../people.ts';

/** One log-in of a citizen at one of the brokers. */
export interface BrokerLogin {
  readonly level: LevelName;
  readonly transaction: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** What makes one kind of provider differ from another. */
export type BrokerKind = Pick<ProviderOptions, 'signing' | 'claims' | 'allClaimsInIdToken' | 'parameters'> & {
  /** Null: the client proves itself by its key. */
  readonly secret: string | null;
  readonly acr?: Readonly<Record<LevelName, string>>;
} & (
    | { readonly audience: 'citizens'; claimsOf(person: SandboxPerson, login: BrokerLogin, issuer: string): Claims }
    | { readonly audience: 'employees'; claimsOf(employee: SandboxEmployee, issuer: string): Claims }
  );

/** The secret of the clients that have one. It guards nothing: the people are invented. */
export const sandboxSecret = 'hemmelig-i-sandkassen-og-kun-der';

/** The company for which everybody logs in at the broker of companies. */
const company = { cvr: '99000104', name: 'Fjordbyens Idrætsforening' } as const;

const idura = {
  low: 'urn:grn:authn:dk:mitid:low',
  substantial: 'urn:grn:authn:dk:mitid:substantial',
  high: 'urn:grn:authn:dk:mitid:high',
} as const;

const only = (what: string) => (value: string | undefined) =>
  value === undefined || value === what ? undefined : `only ${what} is enabled`;

const subjectAt = (issuer: string, who: string): string => stableUuid('broker', issuer, who);

/** Past some 200 groups a token names where they can be had instead. That address is of a service that is no longer there. */
function groupClaims({ groups, subject, cvr }: SandboxEmployee): Claims {
  if (groups.length <= mostGroupsInToken) return { groups };
  const tenant = stableUuid('employees-tenant', cvr);
  const endpoint = `https://graph.windows.net/${tenant}/users/${subject}/getMemberObjects`;
  return { _claim_names: { groups: 'src1' }, _claim_sources: { src1: { endpoint } } };
}

/** The kinds by the name of the product's preset for them; claims as the identity reference says (sections 2 and 3.3). */
export const brokerKinds: Readonly<Record<string, BrokerKind>> = {
  signaturgruppen: {
    audience: 'citizens',
    secret: null,
    signing: 'ES256',
    claims: brokerClaims,
    allClaimsInIdToken: false,
    parameters: { idp_values: only('mitid'), idp_params: checkIdpParameters },
    acr: levels,
    claimsOf: (person, { level, transaction }, issuer) => ({
      ...{ sub: subjectAt(issuer, person.mitidUuid), idp: 'mitid', identity_type: 'private' },
      ...{ loa: levels[level], ial: levels[level], aal: levels[level] },
      ...{ neb_sid: transaction, transaction_id: transaction, 'mitid.transaction_id': transaction },
      'mitid.uuid': person.mitidUuid,
      'mitid.date_of_birth': person.birthDate,
      'mitid.identity_name': fullName(person),
      'mitid.has_cpr': person.cpr !== undefined,
      ...(person.cpr === undefined ? {} : { 'dk.cpr': person.cpr }),
    }),
  },
  'signaturgruppen-nemlogin': {
    audience: 'citizens',
    secret: null,
    signing: 'ES256',
    claims: {
      openid: [...brokerClaims.openid],
      nemlogin: [
        ...['nemlogin.name', 'nemlogin.given_name', 'nemlogin.family_name', 'nemlogin.email', 'nemlogin.cvr'],
        ...['nemlogin.org_name', 'nemlogin.persistent_professional_id'],
      ],
    },
    allClaimsInIdToken: false,
    parameters: { idp_values: only('mitid_erhverv') },
    acr: levels,
    claimsOf: (person, { level, transaction }, issuer) => ({
      ...{ sub: subjectAt(issuer, person.mitidUuid), idp: 'nemlogin', identity_type: 'professional' },
      ...{ loa: levels[level], neb_sid: transaction, transaction_id: transaction },
      'nemlogin.name': fullName(person),
      'nemlogin.given_name': person.firstName,
      'nemlogin.family_name': person.lastName,
      'nemlogin.cvr': company.cvr,
      'nemlogin.org_name': company.name,
      'nemlogin.persistent_professional_id': `urn:uuid:${stableUuid('professional', person.mitidUuid)}`,
    }),
  },
  idura: {
    audience: 'citizens',
    secret: null,
    signing: 'RS256',
    claims: {
      openid: ['sub', 'acr', 'identityscheme', 'nameidentifier', 'uuid', 'birthdate', 'age', 'name', 'country'],
      ssn: ['cprNumberIdentifier'],
    },
    allClaimsInIdToken: true,
    parameters: {
      acr_values: (value) =>
        Object.values<string | undefined>(idura).includes(value) ? undefined : 'must be urn:grn:authn:dk:mitid:…',
    },
    acr: idura,
    claimsOf: (person, _login, issuer) => ({
      sub: `{${subjectAt(issuer, person.mitidUuid)}}`,
      nameidentifier: subjectAt(issuer, person.mitidUuid).replaceAll('-', ''),
      ...{ identityscheme: 'dkmitid', uuid: person.mitidUuid, birthdate: person.birthDate, country: 'DK' },
      name: fullName(person),
      ...(person.cpr === undefined ? {} : { cprNumberIdentifier: person.cpr }),
    }),
  },
  os2: {
    audience: 'citizens',
    secret: sandboxSecret,
    signing: 'RS256',
    claims: { openid: ['sub', 'cpr', 'cvr', 'name', 'loa'] },
    allClaimsInIdToken: true,
    parameters: {},
    claimsOf: (person, { level }, issuer) => ({
      ...{ sub: subjectAt(issuer, person.mitidUuid), name: fullName(person), cvr: '' },
      // What NemLog-in's assertion says, handed on.
      loa: level.replace(/^./, (first) => first.toUpperCase()),
      ...(person.cpr === undefined ? {} : { cpr: person.cpr }),
    }),
  },
  'generic-citizens': {
    audience: 'citizens',
    secret: sandboxSecret,
    signing: 'RS256',
    claims: { openid: ['sub', 'acr', 'cpr'], profile: ['name', 'given_name', 'family_name'] },
    allClaimsInIdToken: true,
    parameters: {},
    acr: levels,
    claimsOf: (person, _login, issuer) => ({
      ...{ sub: subjectAt(issuer, person.mitidUuid), name: fullName(person) },
      ...(person.cpr === undefined ? {} : { cpr: person.cpr }),
    }),
  },
  entra: {
    audience: 'employees',
    secret: sandboxSecret,
    signing: 'RS256',
    claims: {
      openid: ['sub', 'auth_time', 'oid', 'tid', 'groups', 'roles', 'amr', 'ver', '_claim_names', '_claim_sources'],
      profile: ['name', 'preferred_username'],
      email: ['email'],
      'https://graph.microsoft.com/GroupMember.Read.All': [],
    },
    allClaimsInIdToken: true,
    parameters: {},
    claimsOf: (employee, issuer) => ({
      ...{ sub: subjectAt(issuer, employee.subject), oid: employee.subject, ver: '2.0' },
      ...{ tid: stableUuid('employees-tenant', employee.cvr), name: employee.name, email: employee.email },
      ...{ preferred_username: employee.email, roles: employee.roles },
      ...groupClaims(employee),
    }),
  },
  'generic-employees': {
    audience: 'employees',
    secret: sandboxSecret,
    signing: 'RS256',
    claims: { openid: ['sub', 'auth_time', 'amr', 'groups', 'roles'], profile: ['name'], email: ['email'] },
    allClaimsInIdToken: true,
    parameters: {},
    claimsOf: (employee, issuer) => ({
      ...{ sub: subjectAt(issuer, employee.subject), name: employee.name, email: employee.email },
      ...{ groups: employee.groups, roles: employee.roles },
    }),
  },
};
