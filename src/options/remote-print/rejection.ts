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

/** What no other way of sending would mend. */
const everyWay: ReadonlySet<RejectionReason> = new Set([
  'no-document',
  'main-not-pdf',
  'sender',
  'no-recipient',
  'recipient',
  'access',
  'file-empty',
]);

/** A rejection with its reason in every language of the catalogue. `code` is what the service called it. */
export function rejection(reason: RejectionReason, code = ''): Rejected {
  return {
    outcome: 'rejected',
    reason: fillText(remotePrintTexts[`remote-print.rejected.${reason}`], { code }),
    code: reason,
    ...(everyWay.has(reason) && { everyWay: true }),
  };
}
