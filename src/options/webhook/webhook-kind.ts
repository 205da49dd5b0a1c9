import Type from 'typebox';
import { Check } from 'typebox/value';
import { checkSignature, signedHeaders } from '../../messages/standard-webhooks.ts';
import { reachesOpenAnd } from '../../processes/reachable.ts';
import { fillText } from '../../texts/catalogue.ts';
import type {
  CaseInput,
  DeliveryKind,
  DeliveryOutcome,
  DeliveryPreview,
  DeliveryRequest,
  Exchange,
  PreviewRequest,
  ReadReceipt,
  ReceiptRequest,
} from '../option.ts';
import { type CallAnswer, call } from './call.ts';
import { secretsOf, type WebhookSettings, type WebhookTarget } from './settings.ts';
import { webhookTexts as texts } from './texts.ts';

type Request = DeliveryRequest<CaseInput>;
type Rejected = Extract<DeliveryOutcome, { outcome: 'rejected' }>;
type Reason = 'target' | 'closed' | 'content' | 'access' | 'gone' | 'conflict' | 'too-large' | 'other';

const hours = 3_600_000;
const usualReceiptHours = 72;

function rejected(reason: Reason, target: string, status = 0): Rejected {
  return { outcome: 'rejected', reason: fillText(texts[`webhook.rejected.${reason}`], { target, status }) };
}

const nothing: Exchange = { request: 'Nothing was sent: our own check stopped it.', answer: '' };

function targetName({ fields }: CaseInput): string {
  return typeof fields.target === 'string' ? fields.target : '';
}

/** The receiver that a step names, or why it can't be called. */
function targetOf(input: CaseInput, settings: WebhookSettings): WebhookTarget | Rejected {
  const name = targetName(input);
  const target = settings.targets?.find((each) => each.name === name);
  if (!target) return rejected('target', name);
  return target;
}

/** The body: the same bytes at each attempt, so that a receiver that heeds the key sees the same message. */
async function bodyOf({ key, input, files, createdAt }: Request): Promise<string> {
  const attached = await Promise.all(
    files.map(async ({ name, mediaType, content }) => ({
      name,
      mediaType,
      content: Buffer.from(await content()).toString('base64'),
    })),
  );
  return JSON.stringify(message({ key, input, createdAt }, attached));
}

function message({ key, input, createdAt }: Pick<Request, 'key' | 'input' | 'createdAt'>, files: readonly unknown[]) {
  return {
    key,
    caseNumber: input.caseNumber,
    createdAt: createdAt.toISOString(),
    ...(input.kle === undefined ? {} : { kle: input.kle }),
    content: input.fields.content,
    ...(files.length === 0 ? {} : { files }),
  };
}

/** The message as it would be; a file's content is left out of it. */
function preview(request: PreviewRequest<CaseInput>, settings: WebhookSettings): DeliveryPreview {
  const { input } = request;
  const target = targetOf(input, settings);
  const files = request.files.map(({ name }) => ({ name, content: '…' }));
  const isEmpty = input.fields.content === undefined || input.fields.content === null;
  const wrong = 'outcome' in target ? target : isEmpty ? rejected('content', target.name) : null;
  return {
    parts: [
      { title: texts['webhook.field.target'], text: targetName(input) },
      { title: texts['webhook.preview.body'], text: JSON.stringify(message(request, files), null, 2) },
    ],
    problem: wrong?.reason ?? null,
  };
}

async function send(request: Request, settings: WebhookSettings) {
  const target = targetOf(request.input, settings);
  if ('outcome' in target) return { outcome: target, exchange: nothing };
  const { fields } = request.input;
  if (fields.content === undefined || fields.content === null) {
    return { outcome: rejected('content', target.name), exchange: nothing };
  }
  const body = await bodyOf(request);
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': request.key,
    ...(fields.receipt === 'later' && request.receiptUrl !== undefined ? { 'receipt-to': request.receiptUrl } : {}),
    ...signedHeaders(secretsOf(target), request.key, body, new Date()),
  };
  const reaches = reachesOpenAnd(settings.networks ?? []);
  const answer = await call(target.url, { method: 'POST', headers, body }, request.signal, reaches);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    outcome: outcomeOf(answer, request, target),
    exchange: { request: [`POST ${target.url}`, ...lines, '', body].join('\n'), answer: answered(answer) },
  };
}

function answered(answer: CallAnswer): string {
  if (answer.kind === 'forbidden') return 'Nothing was sent: the address leads to a closed network.';
  return answer.kind === 'answer' ? `HTTP ${answer.status}\n\n${answer.body}` : answer.reason;
}

function outcomeOf(answer: CallAnswer, request: Request, target: WebhookTarget): DeliveryOutcome {
  if (answer.kind === 'forbidden') return rejected('closed', target.name);
  if (answer.kind === 'none') return { outcome: 'unavailable', reason: answer.reason };
  const { status, body } = answer;
  const later = request.input.fields.receipt === 'later';
  if (status === 202 && later) {
    // Counted from the first attempt, so that asking again does not put the end off.
    const until = new Date(request.createdAt.getTime() + (target.receiptHours ?? usualReceiptHours) * hours);
    return { outcome: 'awaiting', reference: referenceIn(body) ?? request.key, until };
  }
  if (status >= 200 && status < 300) return { outcome: 'accepted', reference: referenceIn(body) ?? request.key };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { outcome: 'unavailable', reason: `HTTP ${status}` };
  }
  if (status === 401 || status === 403) return rejected('access', target.name, status);
  if (status === 404 || status === 405 || status === 410) return rejected('gone', target.name, status);
  if (status === 409) return rejected('conflict', target.name, status);
  if (status === 413) return rejected('too-large', target.name, status);
  return rejected('other', target.name, status);
}

const AnswerSchema = Type.Object({ reference: Type.String({ minLength: 1, maxLength: 200 }) });

/** The receiver's own reference, where its answer is JSON that has one. */
function referenceIn(body: string): string | undefined {
  const value = parsed(body);
  return Check(AnswerSchema, value) ? value.reference : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks by `GET {url}/{key}`, signed over nothing: 200 it has it, 202 it works on it, 404 it has never seen it. */
async function ask(
  request: Request,
  settings: WebhookSettings,
): Promise<DeliveryOutcome | { readonly outcome: 'unknown' }> {
  const target = targetOf(request.input, settings);
  if ('outcome' in target) return target;
  if (target.canBeAsked !== true) return { outcome: 'unknown' };
  const headers = signedHeaders(secretsOf(target), request.key, '', new Date());
  const answer = await call(
    `${target.url.replace(/\/$/, '')}/${request.key}`,
    { method: 'GET', headers },
    request.signal,
    reachesOpenAnd(settings.networks ?? []),
  );
  if (answer.kind === 'answer' && answer.status === 404) return { outcome: 'unknown' };
  return outcomeOf(answer, request, target);
}

const ReceiptSchema = Type.Union([
  Type.Object({
    key: Type.String(),
    outcome: Type.Literal('accepted'),
    reference: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  Type.Object({
    key: Type.String(),
    outcome: Type.Literal('rejected'),
    reason: Type.Optional(Type.String({ maxLength: 2_000 })),
  }),
]);

/** A receipt: `{ key, outcome: "accepted" | "rejected", reference?, reason? }`, signed as our own messages are. */
function readReceipt({ headers, body, now }: ReceiptRequest, { targets = [] }: WebhookSettings): ReadReceipt {
  const checked = targets.flatMap((target) =>
    secretsOf(target).map((secret) => ({ peer: target.name, ...checkSignature(secret, headers, body, now) })),
  );
  const signed = checked.find((each) => each.ok);
  if (!signed?.ok) {
    const [first] = checked;
    return { kind: 'refused', status: 401, error: first?.ok === false ? first.error : 'nobody may send receipts here' };
  }
  const { id } = signed;
  // Several receivers may share a secret.
  const peers = checked.filter((each) => each.ok).map(({ peer }) => peer);
  const value = parsed(body.toString('utf8'));
  if (!Check(ReceiptSchema, value)) {
    return { kind: 'refused', status: 400, error: 'the body must be { key, outcome: "accepted" or "rejected" }' };
  }
  const { key } = value;
  if (value.outcome === 'rejected') {
    return {
      kind: 'receipt',
      id,
      key,
      peers,
      outcome: { outcome: 'rejected', reason: texts['webhook.rejected.receipt'] },
    };
  }
  return { kind: 'receipt', id, key, peers, outcome: { outcome: 'accepted', reference: value.reference ?? key } };
}

/**
 * A message to another system: JSON, signed as Standard Webhooks prescribes, with the delivery's key as `webhook-id` and
 * `Idempotency-Key`. After a lost answer a receiver that can be asked is asked; another one is sent the same again, and must
 * heed the key.
 *
 * | answer | outcome |
 * |---|---|
 * | 2xx | accepted, with the `reference` of a JSON answer |
 * | 202 where the step awaits a receipt | awaiting |
 * | 408, 425, 429, 5xx, no answer | unavailable |
 * | every other status, a redirect too | rejected |
 * | an address on a closed network | rejected, nothing was sent |
 */
export const webhookKind: DeliveryKind<CaseInput, WebhookSettings> = {
  key: 'webhook',
  title: texts['webhook.kind.title'],
  files: 'optional',
  fields: [
    {
      key: 'target',
      title: texts['webhook.field.target'],
      help: texts['webhook.field.target-help'],
      in: 'choices',
      required: true,
    },
    {
      key: 'content',
      title: texts['webhook.field.content'],
      help: texts['webhook.field.content-help'],
      in: 'values',
      required: true,
    },
    {
      key: 'receipt',
      title: texts['webhook.field.receipt'],
      in: 'choices',
      required: false,
      options: [
        { value: 'now', label: texts['webhook.field.receipt.now'] },
        { value: 'later', label: texts['webhook.field.receipt.later'] },
      ],
    },
  ],
  peer: (input) => ({ key: targetName(input), title: targetName(input) }),
  preview,
  send,
  ask,
  readReceipt,
};
