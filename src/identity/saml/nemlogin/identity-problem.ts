import { nameIdOf, readAttributes } from '../attributes.ts';
import { attributes, nameIdFormats, type Profile } from '../names.ts';
import { attributeOf } from '../xml/read-xml.ts';

/** What keeps the attributes from making a person; null when nothing does. */
export function identityProblem(assertion: Element, profile: Profile): string | null {
  const read = readAttributes(assertion);
  const values = (name: string): readonly string[] => read?.get(name) ?? [];
  for (const name of [attributes.cprNumber, attributes.cprUuid, attributes.professionalUuid, attributes.dateOfBirth]) {
    if (values(name).length > 1) return 'an attribute with several values that may have one';
  }
  const [cpr] = values(attributes.cprNumber);
  if (cpr !== undefined && !/^\d{10}$/.test(cpr)) return 'a CPR number that is none';
  const nameId = nameIdOf(assertion);
  if (nameId && attributeOf(nameId, 'Format') === nameIdFormats.persistent) return null;
  const lasting = profile === 'person' ? [attributes.cprNumber, attributes.cprUuid] : [attributes.professionalUuid];
  return lasting.some((name) => (values(name)[0] ?? '') !== '') ? null : 'nothing to know the person again by';
}
