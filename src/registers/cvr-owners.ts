import { dateOf } from './copenhagen-today.ts';
import type { CompanyOwner } from './register.ts';
import { childOf, childrenOf, textAt, type XmlElement } from './xml-reader.ts';

const typeAttribute = '{http://www.w3.org/2001/XMLSchema-instance}type';

/**
 * Reads the `ParticipantCollection` of a `LegalUnit`: whoever takes part today (`YYYY-MM-DD`). A `Participant` is abstract in the
 * schema, and says by `xsi:type` which of three kinds it is; a person's CPR number is left where it is. The schema gives no roles, so
 * that owners and those who answer for the company stand together.
 * @returns undefined where the register gave no collection, null where one of it can't be read
 */
export function readOwners(unit: XmlElement, today: string): readonly CompanyOwner[] | undefined | null {
  const collection = childOf(unit, 'ParticipantCollection');
  if (collection === undefined) return undefined;
  const owners: CompanyOwner[] = [];
  for (const participant of childrenOf(collection, 'Participant')) {
    const owner = ownerOf(participant);
    if (owner === null) return null;
    if (takesPart(participant, today)) owners.push(owner);
  }
  return owners;
}

function ownerOf(participant: XmlElement): CompanyOwner | null {
  const name = textAt(participant, 'ParticipantName');
  if (name === undefined) return null;
  // The prefix is the document's own choice; every type of the schema stands in one namespace.
  switch (participant.attributes[typeAttribute]?.trim().replace(/^.*:/, '')) {
    case 'ParticipantDanishPersonType':
      return { kind: 'person', name };
    case 'ParticipantLegalUnitType': {
      const cvr = textAt(participant, 'LegalUnitIdentifier') ?? '';
      return /^[1-9][0-9]{7}$/.test(cvr) ? { kind: 'company', name, cvr } : null;
    }
    case 'ParticipantOtherType':
      return { kind: 'other', name };
    default:
      return null;
  }
}

function takesPart({ attributes }: XmlElement, today: string): boolean {
  const from = dateOf(attributes.validFromDate);
  const to = dateOf(attributes.validToDate);
  return (from === undefined || from <= today) && (to === undefined || to >= today);
}
