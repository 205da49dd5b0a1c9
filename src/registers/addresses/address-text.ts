/** The parts of an address that make its line. */
export interface AddressLine {
  readonly street: string;
  readonly house: string;
  readonly floor?: string;
  readonly door?: string;
  readonly town?: string | null;
  readonly code: string;
  readonly district: string;
}

/** On one line, as DAR writes it: `Birkevej 12A, 2. tv, Lilleby, 9000 Aalborg`. */
export function addressText({ street, house, floor = '', door = '', town, code, district }: AddressLine): string {
  const unit = [floor === '' ? '' : `${floor}.`, door].filter((part) => part !== '').join(' ');
  return [`${street} ${house}`.trim(), unit, town ?? '', `${code} ${district}`.trim()]
    .filter((part) => part !== '')
    .join(', ');
}
