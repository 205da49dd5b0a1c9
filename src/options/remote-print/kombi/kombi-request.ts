import type { MemoFrame } from '../memo/memo-frame.ts';

/** Where sendings go, below the address of Serviceplatformen (SF1601, KombiPostAfsend). */
export const kombiPath = '/service/KombiPostAfsend_1/kombi';

/** `KombiValgKode`. We choose ourselves: with `Automatisk Valg` nobody would know which way it went before the receipt. */
export type KombiChoice = 'Digital Post' | 'Fysisk Post' | 'NemSMS';

/**
 * The body of a sending to Serviceplatformen's post component (SF1601): `kombi_request` in no namespace around a MeMo message or a
 * `ForsendelseISamling`, each in its own.
 */
export function kombiRequest(choice: KombiChoice, content: MemoFrame): MemoFrame {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<kombi_request><KombiValgKode>${choice}</KombiValgKode>`,
    ...content,
    '</kombi_request>',
  ];
}
