/** The name of the system that the product is, as NemLog-in Administration has it. */
export const productSystem = 'selvbetjening';
/** What the product sends as its bearer token. */
export const lookUpToken = 'sandkasse-digital-fuldmagt-1';

/** A bundle of privileges with one title, as citizens see it. */
export interface PowerPackage {
  readonly key: string;
  readonly title: { readonly da: string; readonly en: string };
  /** The system that its privileges are registered to; null where it is not connected to any. */
  readonly system: string | null;
  readonly isPublished: boolean;
  readonly privileges: readonly string[];
}

const stem = 'urn:dk:sandkasse:selvbetjening:fritidspas';

export const packages: readonly PowerPackage[] = [
  {
    key: 'fritidspas-handle',
    title: { da: 'Fritidspas – handlefuldmagt til selvbetjening', en: 'Leisure pass – power to act' },
    system: productSystem,
    isPublished: true,
    privileges: [`${stem}:ansoeg`],
  },
  {
    key: 'fritidspas-laese',
    title: { da: 'Fritidspas – læsefuldmagt til selvbetjening', en: 'Leisure pass – power to read' },
    system: productSystem,
    isPublished: true,
    privileges: [`${stem}:laes`],
  },
  {
    key: 'andet-system',
    title: { da: 'Hjælpemidler – handlefuldmagt hos en anden', en: 'Aids – power to act elsewhere' },
    system: 'et-andet-system',
    isPublished: true,
    privileges: ['urn:dk:sandkasse:andet:hjaelpemidler:ansoeg'],
  },
  {
    key: 'ikke-udgivet',
    title: { da: 'Ikke udgivet', en: 'Not published' },
    system: productSystem,
    isPublished: false,
    privileges: [`${stem}:kladde`],
  },
  {
    key: 'uden-system',
    title: { da: 'Ikke forbundet med et system', en: 'Not connected to a system' },
    system: null,
    isPublished: true,
    privileges: [`${stem}:uden`],
  },
];
