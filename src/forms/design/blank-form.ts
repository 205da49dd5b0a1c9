import type { Text } from '../../texts/catalogue.ts';
import type { FormDefinition } from '../definition.ts';

/**
 * A new form with one empty page. The privacy notice is left empty but for the rights, which are the same everywhere: what
 * the form collects is the designer's to say, and a finding asks for it. Pure.
 */
export function blankForm(key: string, title: Text): FormDefinition {
  const empty = { da: '', en: '' };
  return {
    schema: 'form/1',
    key,
    title: { ...title },
    summary: empty,
    searchWords: empty,
    start: {
      intro: empty,
      needs: [],
      minutes: 5,
      loginLevel: 'substantial',
      privacy: {
        controller: {
          da: 'Kommunen er dataansvarlig. Du finder kontaktoplysningerne nederst på siden.',
          en: 'The municipality is the data controller. You will find how to contact it at the foot of the page.',
        },
        dataProtectionOfficer: empty,
        purpose: empty,
        legalBasis: empty,
        sourcesAndRecipients: empty,
        retention: empty,
        rights: {
          da: 'Du har ret til at se, få rettet og i nogle tilfælde få slettet oplysninger om dig. Du kan klage til Datatilsynet på datatilsynet.dk.',
          en: 'You have the right to see, correct and in some cases have deleted what we hold about you. You can complain to the Danish Data Protection Agency at datatilsynet.dk.',
        },
      },
    },
    pages: [{ key: 'side-1', title: { da: 'Side 1', en: 'Page 1' }, fields: [] }],
    afterwards: {
      da: 'Vi behandler det, du har sendt. Du kan følge sagen under Mine sager.',
      en: 'We handle what you sent. You can follow the case under My cases.',
    },
    draftDays: 30,
  };
}
