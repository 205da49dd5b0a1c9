import { fillText } from '../../texts/catalogue.ts';
import type { DeliveryOutcome } from '../option.ts';
import { remotePrintTexts } from './texts.ts';

type Rejected = Extract<DeliveryOutcome, { outcome: 'rejected' }>;

/** The reasons in the catalogue, `remote-print.rejected.{reason}`. */
export type RejectionReason = keyof typeof remotePrintTexts extends infer Key
  ? Key extends `remote-print.rejected.${infer Reason}`
    ? Reason
    : never
  : never;

/** A rejection with its reason in every language of the catalogue. */
export function rejection(reason: RejectionReason, code = ''): Rejected {
  return { outcome: 'rejected', reason: fillText(remotePrintTexts[`remote-print.rejected.${reason}`], { code }) };
}
