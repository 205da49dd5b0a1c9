/** Why a request is refused: HTTP status, `FejlKode` and `FejlTekst`. The text never quotes personal data. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  readonly code: string;
  readonly text: string;
}

/**
 * The status of each code. The first group is Digital Post's own; its spelling was seen in public sources. The others are
 * ours, for refusals whose real spelling isn't public. In the real service most of them come later, as a receipt
 * (`Fejlet`); this REST dialect has no receipts and gives them as the answer.
 */
const statuses = {
  'memo.invalid': 400,
  'contact.point.id.format.not.allowed': 400,
  'do.not.deliver.until.date.too.early': 400,
  'do.not.deliver.until.date.too.late': 400,
  'file.empty.not.allowed': 400,
  'file.extension.not.allowed': 400,

  'transaction.id.invalid': 400,
  'transaction.time.invalid': 400,
  'accept.not.allowed': 406,
  'content.type.not.allowed': 415,
  'request.invalid': 400,
  'kombi.valg.kode.invalid': 400,
  'kombi.valg.kode.not.offered': 400,
  'sender.not.allowed': 403,
  'recipient.id.not.allowed': 400,
  'recipient.not.registered': 400,
  'file.name.not.allowed': 400,
  'action.not.allowed': 400,
  'message.too.large': 413,
  'message.uuid.not.unique': 400,
} as const;

export function refuse(code: keyof typeof statuses, text: string): Refusal {
  return { kind: 'refusal', status: statuses[code], code, text };
}
