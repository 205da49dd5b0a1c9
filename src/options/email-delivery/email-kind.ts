import { type MailOutcome, sendMail } from '../../messages/mail/send-mail.ts';
import { fillText, type Text } from '../../texts/catalogue.ts';
import type {
  CaseInput,
  DeliveryKind,
  DeliveryOutcome,
  DeliveryPreview,
  DeliveryRequest,
  Exchange,
  PreviewRequest,
} from '../option.ts';
import type { ConnectedEmail } from './connection.ts';
import { emailDeliveryTexts as texts } from './texts.ts';

/** One address of RFC 5321 without quotes or comments: what people have. */
const address = /^[^\s@<>",;:()]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

type Reason =
  | 'no-server'
  | 'address'
  | 'subject'
  | 'encryption'
  | 'login'
  | 'sender'
  | 'recipient'
  | 'full'
  | 'size'
  | 'content';

function rejected(reason: Reason, code = ''): Extract<DeliveryOutcome, { outcome: 'rejected' }> {
  return { outcome: 'rejected', reason: fillText(texts[`email-delivery.rejected.${reason}`], { code }) };
}

const nothing: Exchange = { request: 'Nothing was sent: our own check stopped it.', answer: '' };

function field({ input }: Pick<DeliveryRequest<CaseInput>, 'input'>, name: string): string {
  const value = input.fields[name];
  return typeof value === 'string' ? value.trim() : '';
}

function isAddress(to: string): boolean {
  return address.test(to) && to.length <= 254;
}

/** What is wrong with a mail before anything is sent; null where nothing is. */
function stopped(to: string, subject: string): Extract<DeliveryOutcome, { outcome: 'rejected' }> | null {
  if (!isAddress(to)) return rejected('address');
  return subject === '' ? rejected('subject') : null;
}

async function send(request: DeliveryRequest<CaseInput>, { sender }: ConnectedEmail) {
  const [to, subject, text] = [field(request, 'to'), field(request, 'subject'), field(request, 'body')];
  if (!sender) return { outcome: rejected('no-server'), exchange: nothing };
  const wrong = stopped(to, subject);
  if (wrong) return { outcome: wrong, exchange: nothing };
  const attachments = await Promise.all(
    request.files.map(async ({ name, mediaType, content }) => ({ name, mediaType, content: await content() })),
  );
  const mail = { to, subject, text, id: request.key, date: request.createdAt, attachments };
  const given = await sendMail(sender, mail, { signal: request.signal });
  const files = request.files.map(({ name, size }) => `${name} (${size} bytes)`).join('\n');
  const { host, port } = sender.server;
  return {
    outcome: outcomeOf(given),
    exchange: {
      request: `SMTP ${host}:${port}\nMAIL FROM:<${sender.from.address}>\nRCPT TO:<${to}>\nSubject: ${subject}\n\n${text}\n${files}`,
      answer: given.outcome === 'sent' ? given.answer : given.outcome === 'refused' ? given.code : given.reason,
    },
  };
}

function preview(request: PreviewRequest<CaseInput>, { sender }: ConnectedEmail): DeliveryPreview {
  const [to, subject, text] = [field(request, 'to'), field(request, 'subject'), field(request, 'body')];
  const files = request.files.map(({ name }) => name).join('\n');
  return {
    parts: [
      ...(sender
        ? [{ title: texts['email-delivery.preview.from'], text: `${sender.from.name} <${sender.from.address}>` }]
        : []),
      { title: texts['email-delivery.field.to'], text: to },
      { title: texts['email-delivery.field.subject'], text: subject },
      { title: texts['email-delivery.field.body'], text },
      ...(files === '' ? [] : [{ title: texts['email-delivery.preview.files'], text: files }]),
    ],
    problem: (sender ? stopped(to, subject) : rejected('no-server'))?.reason ?? null,
  };
}

function outcomeOf(given: MailOutcome): DeliveryOutcome {
  switch (given.outcome) {
    case 'sent':
      return { outcome: 'accepted', reference: given.messageId };
    case 'refused':
      return rejected(given.code === 'size' ? 'size' : given.at, given.code);
    case 'unavailable':
      return { outcome: 'unavailable', reason: given.reason, maybeTaken: given.maybeTaken };
  }
}

/** Why a connection to the mail server does not work, for the administrator. */
export function healthProblem(outcome: Exclude<MailOutcome, { outcome: 'sent' }>): Text {
  if (outcome.outcome === 'unavailable')
    return fillText(texts['email-delivery.health.unavailable'], { reason: outcome.reason });
  return rejected(outcome.at, outcome.code).reason;
}

/**
 * An e-mail to one address, with or without files. The Message-ID is made of the delivery's key. SMTP has no way to ask
 * whether a server has a mail: where the answer was lost a person decides, unless the organisation has chosen to repeat.
 *
 * | answer | outcome |
 * |---|---|
 * | 250 to the content | accepted: the server has it; whether it reaches the recipient is the mail system's business |
 * | 5xx to log-in, sender, recipient or content | rejected, with what a person can do |
 * | a certificate that nobody trusts, no TLS | rejected: an administrator must mend it, and nothing was sent |
 * | 4xx (also a mailbox that is full for now, and greylisting), no connection, cut before the end of the content | unavailable |
 * | cut after the end of the content | unavailable, maybe taken |
 */
export const emailKind: DeliveryKind<CaseInput, ConnectedEmail> = {
  key: 'email',
  title: texts['email-delivery.email.title'],
  files: 'optional',
  fields: [
    { key: 'to', title: texts['email-delivery.field.to'], in: 'values', required: true },
    { key: 'subject', title: texts['email-delivery.field.subject'], in: 'texts', required: true },
    { key: 'body', title: texts['email-delivery.field.body'], in: 'texts', required: true },
  ],
  wrongFields({ to }) {
    const written = typeof to === 'string' ? to.trim() : '';
    const wrong: Readonly<Record<string, Text>> = { to: texts['email-delivery.rejected.address'] };
    return isAddress(written) ? {} : wrong;
  },
  preview,
  send,
  ask: null,
  repeats: ({ repeatWhenUnsure = false }) => repeatWhenUnsure,
};
