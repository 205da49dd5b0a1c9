import type { RejectionReason } from './rejection.ts';

/**
 * The error codes of Digital Post that a case worker gets an own explanation of. The first group is documented; of
 * `recipient.not.registered`, `message.too.large` and the rest of the second group only the meaning is known to exist in the
 * real service: the spelling is the sandbox's, and the real spelling is added here once it is seen.
 */
const reasons: Readonly<Record<string, RejectionReason>> = {
  'memo.invalid': 'message-invalid',
  'contact.point.id.format.not.allowed': 'contact-point',
  'do.not.deliver.until.date.too.early': 'date-too-early',
  'do.not.deliver.until.date.too.late': 'date-too-late',
  'empty.notification.not.allowed': 'notification',
  'file.empty.not.allowed': 'file-empty',
  'file.extension.not.allowed': 'file-type',

  'recipient.not.registered': 'not-registered',
  'recipient.id.not.allowed': 'recipient',
  'sender.not.allowed': 'sender',
  'file.name.not.allowed': 'file-name',
  'message.too.large': 'too-large',
};

/** Digital Post has a message with this messageUUID already. The spelling is the sandbox's. */
export const alreadyThereCode = 'message.uuid.not.unique';

/** The explanation of an error code; `other` for codes that have none of their own. */
export function reasonForCode(code: string): RejectionReason {
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? 'other') : 'other';
}
