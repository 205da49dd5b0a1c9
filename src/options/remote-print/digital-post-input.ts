import type { DeliveryRequest, DeliveryValue } from '../option.ts';
import { appointmentOf } from './appointment.ts';
import { type LinkCode, linkCodes, type MemoDocument, type MemoMessage } from './memo/memo-message.ts';
import type { DigitalPostSettings } from './settings.ts';

/** A button leads to what the recipient does in the case, unless the step says what else it is for. */
const usualCode: LinkCode = 'SELVBETJENING';

/** What a workflow says about a letter. The files of the delivery are the letter (first) and its attachments. */
export interface DigitalPostInput {
  /** `null` for a person without a CPR number: Digital Post can't reach them. */
  readonly recipient: { readonly kind: 'cpr' | 'cvr'; readonly id: string; readonly name?: string } | null;
  /** 1 to 256 characters. */
  readonly title: string;
  /** At most 150 characters, without personal data: it is sent by SMS and e-mail. */
  readonly notification?: string;
  readonly replyAllowed: boolean;
  /** A button beside the letter; Digital Post takes https alone, so that it is left out for another address. */
  readonly action?: { readonly title: string; readonly url: string };
  readonly caseNumber: string;
  /** KLE subject, such as `27.18.02`. */
  readonly kle?: string;
  /** Language of the documents, a BCP 47 tag; the message carries its first two letters. */
  readonly language: string;
  /** What the step says: see post-fields.ts. */
  readonly fields?: Readonly<Record<string, DeliveryValue>>;
}

/** The message of a delivery: its key is the messageUUID and `createdAt` the time, so each attempt has the same bytes. */
export function digitalPostMessage(
  { key, input, files, createdAt }: Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'files' | 'createdAt'>,
  settings: DigitalPostSettings,
): MemoMessage | undefined {
  const language = input.language.slice(0, 2).toLowerCase();
  const [main, ...additional] = files.map(
    (file): MemoDocument => ({
      title: [...file.name].slice(0, 256).join(''),
      files: [{ name: file.name, mediaType: file.mediaType, language, size: file.size, content: () => file.content() }],
    }),
  );
  if (!main || !input.recipient) return undefined;
  return {
    kind: 'digital-post',
    messageUuid: key,
    title: input.title,
    notification: input.notification ?? textOf(input, 'notification'),
    replyAllowed: input.replyAllowed || input.fields?.reply === 'yes',
    mandatory: input.fields?.mandatory === 'yes',
    sender: { kind: 'cvr', id: settings.senderCvr, name: settings.senderName, system: settings.systemName },
    recipient: input.recipient,
    content: { caseNumber: { number: input.caseNumber, system: settings.systemName }, kle: input.kle },
    createdAt,
    main: { ...main, title: input.title, ...actionsOf(key, input) },
    additional,
  };
}

/** Whether the step's own button leads to where Digital Post lets none lead; one that is half said is none. */
export function hasWrongLink(input: DigitalPostInput): boolean {
  const [title, url] = [textOf(input, 'linkTitle'), textOf(input, 'link')];
  return title !== undefined && url !== undefined && !(url.startsWith('https://') && URL.canParse(url));
}

/** A text that the step says; undefined for none. */
function textOf({ fields }: DigitalPostInput, name: string): string | undefined {
  const value = fields?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function actionsOf(key: string, input: DigitalPostInput): Pick<MemoDocument, 'actions'> {
  const [title, url] = [textOf(input, 'linkTitle'), textOf(input, 'link')];
  const code = linkCodes.find((each) => each === input.fields?.linkKind) ?? usualCode;
  const own = input.action ? [{ ...input.action, code: usualCode }] : [];
  const ofStep = title !== undefined && url !== undefined ? [{ title, url, code }] : [];
  const links = [...own, ...ofStep].flatMap((link) =>
    link.url.startsWith('https://') ? [{ kind: 'link' as const, ...link }] : [],
  );
  const appointment = appointmentOf(key, input.fields);
  const actions = [...links, ...(appointment && 'kind' in appointment ? [appointment] : [])];
  return actions.length > 0 ? { actions } : {};
}
