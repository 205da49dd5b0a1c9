import { escaped } from '../nemlogin/names.ts';

/** A user system role that somebody's job function gives, with its data constraints. */
export interface PrivilegeSpec {
  readonly role: string;
  /** Whose organisation it holds in relation to; the user's own when absent. */
  readonly cvr?: string;
  readonly kle?: readonly string[];
  /** UUIDs. */
  readonly units?: readonly string[];
  /** Others, by their names. */
  readonly constraints?: Readonly<Record<string, string>>;
}

/** OIO Basic Privilege Profile: 1.1 as KOMBIT's documents have it, 1.2 as Digitaliseringsstyrelsen's. */
export const bppNamespaces = {
  '1.1': 'http://itst.dk/oiosaml/basic_privilege_profile',
  '1.2': 'http://digst.dk/oiosaml/basic_privilege_profile',
} as const;

export type BppVersion = keyof typeof bppNamespaces;

const kombit = 'http://sts.kombit.dk/constraints/';

/** The attribute's value; undefined for somebody without any role, who is sent none. By 1.1 privileges stand before constraints. */
export function privilegesAttribute(
  privileges: readonly PrivilegeSpec[],
  version: BppVersion,
  cvr: string,
): string | undefined {
  if (privileges.length === 0) return undefined;
  const groups = privileges.map((each) => {
    const constraints = Object.entries({
      ...(each.kle ? { [`${kombit}KLE/1`]: each.kle.join(',') } : {}),
      ...(each.units ? { [`${kombit}orgenhed/1`]: each.units.join(', ') } : {}),
      ...each.constraints,
    }).map(([name, value]) => `<Constraint Name="${escaped(name)}">${escaped(value)}</Constraint>`);
    const privilege = `<Privilege>http://selvbetjening.example/roles/usersystemrole/${escaped(each.role)}/1</Privilege>`;
    const parts = version === '1.1' ? [privilege, ...constraints] : [...constraints, privilege];
    return `<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:${each.cvr ?? cvr}">${parts.join('')}</PrivilegeGroup>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="${bppNamespaces[version]}">${groups.join('')}</bpp:PrivilegeList>`;
  return Buffer.from(xml).toString('base64');
}
