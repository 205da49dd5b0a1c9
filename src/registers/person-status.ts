/** The register's code for how a person stands in it: `data/cpr-sf1520` statusTypeType. Pure: no imports. */
export type PersonStatus = 1 | 3 | 5 | 7 | 20 | 30 | 50 | 60 | 70 | 80 | 90;

/** What a status means to a case. */
export type PersonStanding =
  | 'resident'
  | 'without-fixed-abode'
  | 'resident-in-greenland'
  | 'without-fixed-abode-in-greenland'
  | 'number-for-tax-only'
  | 'annulled'
  | 'double-number'
  | 'number-changed'
  | 'disappeared'
  | 'emigrated'
  | 'dead';

const standings: Readonly<Record<PersonStatus, PersonStanding>> = {
  1: 'resident',
  3: 'without-fixed-abode',
  5: 'resident-in-greenland',
  7: 'without-fixed-abode-in-greenland',
  20: 'number-for-tax-only',
  30: 'annulled',
  50: 'double-number',
  60: 'number-changed',
  70: 'disappeared',
  80: 'emigrated',
  90: 'dead',
};

/** The word for a code. */
export function standingOf(status: PersonStatus): PersonStanding {
  return standings[status];
}

/** The code in a text such as `1` or `01`, or undefined where the register has no such code. */
export function personStatusOf(text: string | undefined): PersonStatus | undefined {
  if (text === undefined || !/^[0-9]{1,2}$/.test(text.trim())) return undefined;
  const code = Number(text);
  return isPersonStatus(code) ? code : undefined;
}

function isPersonStatus(code: number): code is PersonStatus {
  return code in standings;
}
