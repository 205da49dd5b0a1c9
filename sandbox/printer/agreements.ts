import { demoCvr, proevebyCvr } from '../people.ts';

/** What the print vendor has agreed with an authority: the numbers that it has issued for kinds of dispatch. */
export interface PrintAgreement {
  readonly cvr: string;
  /** *ForsendelseTypeIdentifikator*. */
  readonly types: readonly number[];
}

/** The vendor's customers; invented. */
export const printAgreements: readonly PrintAgreement[] = [
  { cvr: demoCvr, types: [1, 1001, 1002] },
  { cvr: proevebyCvr, types: [1, 2001] },
];
