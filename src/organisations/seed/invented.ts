const firstNames = ['Asta', 'Bent', 'Cille', 'Ditte', 'Erik', 'Freja', 'Gorm', 'Helle', 'Ib', 'Jytte', 'Kaj', 'Lærke'];
const lastNames = ['Ager', 'Bæk', 'Dal', 'Eng', 'Fjord', 'Gren', 'Høj', 'Kær', 'Lund', 'Mose', 'Sø', 'Vang', 'Åkær'];
const childNames = [
  'Alma',
  'Birk',
  'Clara',
  'Elias',
  'Filippa',
  'Hjalte',
  'Iben',
  'Kasper',
  'Luna',
  'Malthe',
  'Ærling',
];
const streets = ['Prøvevej', 'Eksempelgade', 'Mønsterstræde', 'Forsøgsallé'];
const activities = ['Fodbold', 'Svømning', 'Klaver', 'Spejder', 'Gymnastik', 'Skak', 'Ridning', 'Badminton'];

/** An invented applicant of the seeded cases, without a CPR number: no register knows them, no post can reach them. */
export interface Invented {
  readonly subject: string;
  readonly name: string;
  readonly address: string;
  readonly child: string;
  readonly childBirthYear: number;
  readonly activity: string;
}

/** The applicant with that number, the same each time. Every third number is a person who has applied before. */
export function invent(number: number): Invented {
  const person = number % 3 === 2 ? number - 1 : number;
  const from = (list: readonly string[], stride: number): string =>
    list[Math.floor(person / stride) % list.length] ?? '';
  return {
    subject: `seed-${person}`,
    name: `${from(firstNames, 1)} ${from(lastNames, 1)}`,
    address: `${from(streets, 2)} ${1 + (person % 98)}, 9000 Aalborg`,
    child: `${from(childNames, 1)} ${from(lastNames, 1)}`,
    childBirthYear: 2010 + (number % 12),
    activity: activities[number % activities.length] ?? '',
  };
}
