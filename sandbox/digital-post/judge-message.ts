import type { XmlElement } from 'libxml2-wasm';
import { type FileFacts, judgeFiles } from './judge-files.ts';
import { schemaFault } from './memo-schema.ts';
import { hasNemSms, isRegistered } from './recipients.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What is noted of a message that is taken over. */
export interface MessageFacts {
  readonly kind: 'facts';
  /** In small letters: Digital Post sees no difference. */
  readonly messageUuid: string;
  readonly title: string;
  readonly sender: { readonly cvr: string; readonly name: string };
  readonly recipient: { readonly kind: 'cpr' | 'cvr'; readonly id: string };
  readonly caseNumber?: string;
  readonly files: readonly FileFacts[];
  /** What a NemSMS says; undefined for a letter. */
  readonly sms?: string;
}

/** What a message is judged by beside its own text. */
export interface MessageRules {
  /** CVR number that the call was made for. */
  readonly caller: string;
  readonly now: Date;
  /** All files of a message together, before base64. */
  readonly maximumBytes: number;
  /** A message with this messageUUID is there already. */
  isTaken(messageUuid: string): boolean;
}

const namespaces = { memo: 'https://DigitalPost.dk/MeMo-1' };
const day = 86_400_000;

/** A Digital Post message can be put off for at most this many days. */
const maximumDelay = 12;

/** AFTALE needs a Reservation, every other code an EntryPoint with an https address. */
function areActionsRight(message: XmlElement): boolean {
  return message.find('.//memo:Action', namespaces).every((action) => {
    const address = action.get('./memo:EntryPoint/memo:url', namespaces)?.content;
    const isAppointment = action.get('./memo:actionCode', namespaces)?.content === 'AFTALE';
    if (isAppointment) return action.get('./memo:Reservation', namespaces) !== null;
    return address !== undefined && /^https:\/\/./.test(address) && URL.canParse(address);
  });
}

/** Dates are whole days in Danish time. */
function delayRefusal(date: string, now: Date): Refusal | undefined {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(now);
  const days = (Date.parse(date.slice(0, 10)) - Date.parse(today)) / day;
  if (days < 0) return refuse('do.not.deliver.until.date.too.early', 'doNotDeliverUntilDate has passed');
  if (days > maximumDelay) {
    return refuse(
      'do.not.deliver.until.date.too.late',
      `doNotDeliverUntilDate is more than ${maximumDelay} days ahead`,
    );
  }
  return undefined;
}

/**
 * Judges a MeMo message of version 1.1 or 1.2 as Digital Post does: schema, ids, files, actions, dates, and whether the recipient is there.
 * A NemSMS has its text as the notification, of at most 150 characters by the schema, and goes to a phone that a person has registered.
 * Most of it is said in a receipt some time later: see `peer.ts`.
 */
export function judgeMessage(message: XmlElement, rules: MessageRules): MessageFacts | Refusal {
  const text = (path: string) => message.get(`./memo:MessageHeader/${path}`, namespaces)?.content;
  for (const { content } of message.find('.//memo:ContactPoint/memo:contactPointID', namespaces)) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(content)) {
      return refuse('contact.point.id.format.not.allowed', 'contactPointID must be a UUID');
    }
  }
  const fault = schemaFault(message);
  if (fault !== undefined) return refuse('memo.invalid', fault);

  const cvr = text('memo:Sender/memo:senderID') ?? '';
  if (text('memo:Sender/memo:idType') !== 'CVR' || cvr !== rules.caller) {
    return refuse('sender.not.allowed', 'senderID must be the CVR number that the key was given to');
  }
  const messageUuid = (text('memo:messageUUID') ?? '').toLowerCase();
  if (rules.isTaken(messageUuid))
    return refuse('message.uuid.not.unique', 'a message with this messageUUID was received before');
  const kind = text('memo:Recipient/memo:idType') === 'CPR' ? 'cpr' : 'cvr';
  const id = text('memo:Recipient/memo:recipientID') ?? '';
  if (!(kind === 'cpr' ? /^\d{10}$/ : /^\d{8}$/).test(id)) {
    return refuse('recipient.id.not.allowed', 'recipientID must be 10 digits for CPR and 8 for CVR');
  }
  const files = judgeFiles(message, rules.maximumBytes);
  if ('kind' in files) return files;
  if (!areActionsRight(message)) {
    return refuse(
      'action.not.allowed',
      'AFTALE needs a Reservation, other actions an EntryPoint with an https address',
    );
  }
  const until = text('memo:doNotDeliverUntilDate');
  const delay = until === undefined ? undefined : delayRefusal(until, rules.now);
  if (delay) return delay;
  const isSms = text('memo:messageType') === 'NEMSMS';
  if (!(isSms ? hasNemSms : isRegistered)({ kind, id })) {
    return refuse('recipient.not.registered', `the recipient cannot receive ${isSms ? 'NemSMS' : 'Digital Post'}`);
  }
  return {
    kind: 'facts',
    messageUuid,
    title: text('memo:label') ?? '',
    sender: { cvr, name: text('memo:Sender/memo:label') ?? '' },
    recipient: { kind, id },
    caseNumber: text('memo:ContentData/memo:CaseID/memo:caseID'),
    files,
    ...(isSms && { sms: text('memo:notification') ?? '' }),
  };
}
