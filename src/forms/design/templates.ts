import type { Text } from '../../texts/catalogue.ts';
import type { FormPage } from '../definition.ts';

/** A page part that a designer begins with rather than from nothing. */
export interface PageTemplate {
  readonly key: string;
  readonly name: Text & { readonly en: string };
  readonly purpose: Text & { readonly en: string };
  /** In Danish and English. Whoever inserts it gives it keys that the form does not have. */
  readonly page: FormPage;
}

/** Ready pages of what most forms ask for, each worded and prefilled as it should be. */
export const pageTemplates: readonly PageTemplate[] = [
  {
    key: 'person',
    name: { da: 'Ansøger', en: 'Applicant' },
    purpose: {
      da: 'Navn og adresse fra CPR, e-mail og telefon.',
      en: 'Name and address from CPR, e-mail and telephone.',
    },
    page: {
      key: 'ansoeger',
      title: { da: 'Om dig', en: 'About you' },
      intro: {
        da: 'Navn og adresse er hentet fra CPR. Er de forkerte, skal du rette dem på borger.dk.',
        en: 'Your name and address come from the CPR register. If they are wrong, correct them at borger.dk.',
      },
      fields: [
        {
          kind: 'shortText',
          key: 'navn',
          label: { da: 'Navn', en: 'Name' },
          required: true,
          autocomplete: 'name',
          prefill: { from: 'cpr.name', locked: true },
        },
        {
          kind: 'shortText',
          key: 'adresse',
          label: { da: 'Adresse', en: 'Address' },
          required: true,
          autocomplete: 'street-address',
          prefill: { from: 'cpr.address', locked: true },
        },
        {
          kind: 'email',
          key: 'email',
          label: { da: 'E-mail', en: 'E-mail' },
          help: {
            da: 'Vi bruger den kun, hvis vi har spørgsmål.',
            en: 'We only use it if we have questions.',
          },
        },
        { kind: 'phone', key: 'telefon', label: { da: 'Telefonnummer', en: 'Telephone number' } },
      ],
    },
  },
  {
    key: 'address',
    name: { da: 'Adresse', en: 'Address' },
    purpose: {
      da: 'En adresse, der søges frem, og fra hvornår den gælder.',
      en: 'An address that is searched for, and from when it counts.',
    },
    page: {
      key: 'adresse',
      title: { da: 'Adresse', en: 'Address' },
      fields: [
        { kind: 'address', key: 'sted', label: { da: 'Adresse', en: 'Address' }, required: true },
        {
          kind: 'yesNo',
          key: 'flytter',
          label: { da: 'Er det en ny adresse?', en: 'Is it a new address?' },
          required: true,
        },
        {
          kind: 'date',
          key: 'gaelderFra',
          label: { da: 'Fra hvilken dag gælder den?', en: 'From which day does it count?' },
          required: true,
          visibleWhen: 'flytter = true',
        },
      ],
    },
  },
  {
    key: 'children',
    name: { da: 'Børn', en: 'Children' },
    purpose: {
      da: 'Ansøgerens børn fra CPR, med plads til flere.',
      en: 'The applicant’s children from CPR, with room for more.',
    },
    page: {
      key: 'boern',
      title: { da: 'Børn', en: 'Children' },
      intro: {
        da: 'Vælg de børn, det handler om. Mangler et barn, kan du tilføje det.',
        en: 'Choose the children that this concerns. If a child is missing, you can add it.',
      },
      fields: [
        {
          kind: 'rows',
          key: 'boern',
          label: { da: 'Dine børn', en: 'Your children' },
          rowLabel: { da: 'barn', en: 'child' },
          required: true,
          addable: true,
          maxRows: 12,
          prefill: { from: 'cpr.children', locked: true },
          error: { da: 'Tilføj mindst et barn', en: 'Add at least one child' },
          validations: [
            {
              rule: 'count(boern[medtages = true]) > 0',
              message: { da: 'Svar ja for mindst et barn', en: 'Answer yes for at least one child' },
            },
          ],
          columns: [
            {
              kind: 'shortText',
              key: 'barnetsNavn',
              label: { da: 'Barnets navn', en: 'The child’s name' },
              required: true,
              prefill: { from: 'child.name', locked: true },
            },
            {
              kind: 'date',
              key: 'barnetsFoedselsdag',
              label: { da: 'Fødselsdato', en: 'Date of birth' },
              required: true,
              prefill: { from: 'child.birthDate', locked: true },
            },
            {
              kind: 'yesNo',
              key: 'medtages',
              label: { da: 'Handler det om dette barn?', en: 'Does it concern this child?' },
              required: true,
            },
          ],
        },
      ],
    },
  },
  {
    key: 'income',
    name: { da: 'Indtægt', en: 'Income' },
    purpose: {
      da: 'Egen og en eventuel partners indtægt, lagt sammen.',
      en: 'One’s own and a partner’s income, added up.',
    },
    page: {
      key: 'indtaegt',
      title: { da: 'Indtægt', en: 'Income' },
      intro: {
        da: 'Skriv indtægten for et helt år før skat. Du finder den på din årsopgørelse.',
        en: 'Write the income of a whole year before tax. You find it on your annual tax statement.',
      },
      fields: [
        {
          kind: 'amount',
          key: 'egenIndtaegt',
          label: { da: 'Din indtægt', en: 'Your income' },
          required: true,
        },
        {
          kind: 'yesNo',
          key: 'harPartner',
          label: { da: 'Bor du sammen med en partner?', en: 'Do you live with a partner?' },
          required: true,
        },
        {
          kind: 'amount',
          key: 'partnersIndtaegt',
          label: { da: 'Din partners indtægt', en: 'Your partner’s income' },
          required: true,
          visibleWhen: 'harPartner = true',
        },
        {
          kind: 'computed',
          key: 'samletIndtaegt',
          label: { da: 'Husstandens indtægt', en: 'The household’s income' },
          expression: 'egenIndtaegt + (if partnersIndtaegt = null then 0 else partnersIndtaegt)',
          result: 'amount',
        },
      ],
    },
  },
  {
    key: 'declaration',
    name: { da: 'Erklæring', en: 'Declaration' },
    purpose: {
      da: 'Bekræftelse af, at oplysningerne er rigtige.',
      en: 'Confirmation that the information is correct.',
    },
    page: {
      key: 'erklaering',
      title: { da: 'Erklæring', en: 'Declaration' },
      fields: [
        {
          kind: 'information',
          key: 'ansvar',
          label: { da: 'Ansvar', en: 'Responsibility' },
          text: {
            da: 'Du har pligt til at give rigtige oplysninger og til at sige til, hvis noget ændrer sig.',
            en: 'You must give correct information, and tell us if anything changes.',
          },
        },
        {
          kind: 'confirmation',
          key: 'rigtigt',
          label: {
            da: 'Jeg bekræfter, at oplysningerne er rigtige',
            en: 'I confirm that the information is correct',
          },
          required: true,
          error: { da: 'Bekræft, at oplysningerne er rigtige', en: 'Confirm that the information is correct' },
        },
      ],
    },
  },
];
