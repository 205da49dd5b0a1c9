import type { NewOrganisation } from '../create-organisation.ts';

/** A small coat of arms, drawn for the demonstration: a tree on a hill. */
function logo(colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="${colour}" d="M4 3h32v20c0 8-7 12-16 15C11 35 4 31 4 23z"/><path fill="#fff" d="M20 8l7 9h-4l5 7h-6v6h-4v-6h-6l5-7h-4z"/></svg>`;
  return Buffer.from(svg).toString('base64');
}

/**
 * The organisations of the demonstration: the second is there so that their separation can be seen, and logs in by
 * NemLog-in, its employees also by the Context Handler; the third is the operator's own, without forms, whose people manage the others.
 */
export const demoOrganisations: readonly NewOrganisation[] = [
  {
    slug: 'demo',
    cvr: '10000009',
    name: { da: 'Demo Kommune', en: 'Demo Municipality' },
    languages: ['da', 'en'],
    branding: {
      logo: { mediaType: 'image/svg+xml', content: logo('#0059b3') },
      logoText: 'Demo Kommune',
      address: ['Rådhuspladsen 1', '9000 Aalborg'],
      phone: '+45 99 00 00 01',
      email: 'kontakt@demo.example',
      website: 'https://demo.example',
    },
    settings: {
      login: { citizens: ['mitid'] },
      'remote-print': {
        senderCvr: '10000009',
        senderName: 'Demo Kommune',
        systemName: 'Selvbetjening',
        receipts: 'push',
        printType: 1001,
        printUser: 'SELVBETJENING',
        returnAddress: 'Rådhuspladsen 1\n9000 Aalborg',
        // Invented, in øre.
        priceC5: 1450,
        priceC4: 2900,
        priceSheet: 25,
        pricePage: 30,
      },
    },
  },
  {
    slug: 'proeveby',
    cvr: '10000017',
    name: { da: 'Prøveby Kommune', en: 'Prøveby Municipality' },
    languages: ['da', 'en'],
    branding: {
      logo: { mediaType: 'image/svg+xml', content: logo('#1d7a3e') },
      logoText: 'Prøveby Kommune',
      address: ['Torvet 2', '8000 Aarhus C'],
      phone: '+45 99 00 00 02',
      email: 'kontakt@proeveby.example',
    },
    settings: {
      login: { citizens: ['nemlogin', 'nemlogin-company'], employees: ['oidc', 'context-handler'] },
      'remote-print': {
        senderCvr: '10000017',
        senderName: 'Prøveby Kommune',
        systemName: 'Selvbetjening',
        receipts: 'push',
        printType: 2001,
        printUser: 'SELVBETJENING',
        returnAddress: 'Torvet 2\n8000 Aarhus C',
      },
    },
  },
  {
    slug: 'systemdrift',
    cvr: '10000025',
    name: { da: 'Fælles Drift', en: 'Shared Operations' },
    languages: ['da', 'en'],
    branding: {
      logo: { mediaType: 'image/svg+xml', content: logo('#5b3a8c') },
      logoText: 'Fælles Drift',
      address: ['Serverparken 3', '8200 Aarhus N'],
      phone: '+45 99 00 00 03',
      email: 'kontakt@drift.example',
    },
    settings: {},
    isOperator: true,
  },
];
