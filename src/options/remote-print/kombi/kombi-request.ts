import type { MemoFrame } from '../memo/memo-frame.ts';

/** Where letters go and are asked for, below the address in the settings (SF1601, KombiPostAfsend). */
export const kombiPath = '/service/KombiPostAfsend_1/kombi';

/**
 * The body of a sending to Serviceplatformen's post component (SF1601): `kombi_request` in no namespace around a MeMo
 * message in its own.
 */
export function kombiRequest(message: MemoFrame): MemoFrame {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<kombi_request><KombiValgKode>Digital Post</KombiValgKode>',
    ...message,
    '</kombi_request>',
  ];
}
