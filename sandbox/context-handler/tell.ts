import type { AnswerSpec } from '../nemlogin/answer.ts';
import { core, type Level, levelWords } from '../nemlogin/names.ts';
import { type BppVersion, type PrivilegeSpec, privilegesAttribute } from './privileges.ts';

/** How a connection names people, and which generation of OIOSAML it speaks. */
export const nameForms = ['x509', 'persistent'] as const;
export type NameForm = (typeof nameForms)[number];
export const generations = ['oiosaml-3', 'kombit-2.0', 'kombit-1.0'] as const;
export type GenerationName = (typeof generations)[number];

/** Who is told of, and how. */
export interface HandlerTold {
  readonly uuid: string;
  readonly name: string;
  readonly email: string;
  readonly cvr: string;
  readonly level: Level;
  readonly privileges: readonly PrivilegeSpec[];
  readonly bpp: BppVersion;
  readonly nameForm: NameForm;
  readonly generation: GenerationName;
}

const older = 'dk:gov:saml:attribute:';
/** "For comparison only" (identity reference, 3.1). */
const olderLevels: Readonly<Record<Level, string>> = { low: '2', substantial: '3', high: '4' };

/** What the answer to a service says of an employee. */
export function tellEmployee(
  of: HandlerTold,
): Pick<AnswerSpec, 'nameId' | 'nameIdFormat' | 'level' | 'attributes' | 'leading'> {
  const level = levelWords[of.level];
  const privileges = privilegesAttribute(of.privileges, of.bpp, of.cvr);
  const isOlder = of.generation === 'kombit-1.0';
  const sent = (name: string) => (privileges === undefined ? [] : [[name, privileges] as const]);
  return {
    level,
    nameId:
      of.nameForm === 'x509'
        ? `C=DK,O=${of.cvr},CN=${of.name.replaceAll(/[,\\"]/g, '\\$&')},Serial=${of.uuid}`
        : `${core}eid/professional/uuid/${of.uuid}`,
    nameIdFormat:
      of.nameForm === 'x509'
        ? 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName'
        : 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    leading: isOlder
      ? [
          [`${older}SpecVer`, 'DK-SAML-2.0'],
          [`${older}KombitSpecVer`, '1.0'],
          [`${older}AssuranceLevel`, olderLevels[of.level]],
        ]
      : [
          ...(of.generation === 'oiosaml-3' ? [[`${core}specVersion`, 'OIO-SAML-3.0'] as const] : []),
          [`${older}KombitSpecVer`, '2.0'],
          ['https://data.gov.dk/concept/core/nsis/loa', level],
        ],
    attributes: isOlder
      ? [[`${older}CvrNumberIdentifier`, of.cvr], ...sent(`${older}Privileges_intermediate`)]
      : [
          [`${core}eid/professional/cvr`, of.cvr],
          [`${core}eid/professional/orgName`, `Kommune med CVR ${of.cvr}`],
          [`${core}eid/email`, of.email],
          ...(of.nameForm === 'persistent' ? [[`${core}eid/fullName`, of.name] as const] : []),
          ...sent(`${core}eid/privilegesIntermediate`),
        ],
  };
}
