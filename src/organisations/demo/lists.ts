import type { ListEntry } from '../../forms/answers.ts';
import type { Text } from '../../texts/catalogue.ts';

/** A shared list of answers of the demonstration. */
export interface DemoList {
  readonly key: string;
  readonly name: Text;
  readonly entries: readonly ListEntry[];
}

const entry = (value: string, da: string, en: string): ListEntry => ({ value, label: { da, en } });

/** The lists that the demonstration's forms choose from. */
export const demoLists: readonly DemoList[] = [
  {
    key: 'parkeringszoner',
    name: { da: 'Parkeringszoner', en: 'Parking zones' },
    entries: [
      entry('a', 'Zone A, Midtbyen', 'Zone A, City centre'),
      entry('b', 'Zone B, Vestbyen', 'Zone B, West side'),
      entry('c', 'Zone C, Havnen', 'Zone C, Harbour'),
      { ...entry('d', 'Zone D, Godsbanen', 'Zone D, Freight yard'), to: '2025-12-31' },
    ],
  },
  {
    key: 'dagtilbud',
    name: { da: 'Dagtilbud', en: 'Day-care places' },
    entries: [
      ['moellen', 'Børnehaven Møllen'],
      ['skovbo', 'Skovbørnehaven Skovbo'],
      ['solsikken', 'Vuggestuen Solsikken'],
      ['regnbuen', 'Integreret institution Regnbuen'],
      ['aaen', 'Børnehuset ved Åen'],
      ['stjernen', 'Vuggestuen Stjernen'],
      ['troldhoej', 'Naturbørnehaven Troldhøj'],
      ['havnen', 'Børnehuset Havnen'],
      ['oesterbro', 'Dagplejen Øster'],
      ['vesterbro', 'Dagplejen Vester'],
      ['egen', 'Børnehaven Egen'],
      ['birken', 'Børnehaven Birken'],
    ].map(([value = '', name = '']) => entry(value, name, name)),
  },
];
