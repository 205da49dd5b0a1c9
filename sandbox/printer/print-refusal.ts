/** Why a vendor does not print a letter. Codes are numbers as in the vendors' receipts (1000 and above). */
export interface PrintRefusal {
  readonly kind: 'refusal';
  readonly code: string;
  /** Without personal data. */
  readonly text: string;
}

/** 10030 was seen at a vendor; the others have meanings that vendors name and numbers of ours. */
const codes = {
  'not-xml': '10001',
  schema: '10002',
  type: '10010',
  'not-unique': '10011',
  address: '10012',
  'not-pdf': '10020',
  unreadable: '10021',
  'first-page': '10030',
  'page-size': '10031',
  margins: '10032',
  window: '10033',
  sheets: '10034',
  content: '10035',
  'page-count': '10036',
} as const;

export type PrintFault = keyof typeof codes;

export function refusePrint(fault: PrintFault, text: string): PrintRefusal {
  return { kind: 'refusal', code: codes[fault], text };
}

/** The code by which a vendor says that it has the letter already. */
export const notUniqueCode = codes['not-unique'];
