import type { XmlElement } from 'libxml2-wasm';
import { type OrderAnswer, ordersPath, senderHeader } from '../printer/peer.ts';
import { notUniqueCode } from '../printer/print-refusal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The vendor has it, under its number and the identifiers that its receipts repeat. */
export type HandedLetter = Extract<OrderAnswer, { kind: 'letter' }>;

/** Hands a letter to the print vendor, as the post component does; what the vendor says against it is the refusal. */
export async function handToPrinter(
  sandbox: string,
  letters: XmlElement,
  sender: string,
): Promise<HandedLetter | Refusal> {
  const headers = { 'content-type': 'application/xml', [senderHeader]: sender };
  // Canonical, so that namespaces which the request declared outside of it come along.
  const body = letters.canonicalizeToString();
  const answered = await fetch(`${sandbox}/printer${ordersPath}`, { method: 'POST', headers, body }).catch(
    () => undefined,
  );
  if (answered?.status === 404) return refuse('kombi.valg.kode.not.offered', 'there is no print vendor here');
  const answer =
    answered && (answered.status === 200 || answered.status === 400) ? await readAnswer(answered) : undefined;
  if (!answer)
    return { kind: 'refusal', status: 503, code: 'print.vendor.unavailable', text: 'the print vendor does not answer' };
  if (answer.kind === 'letter') return answer;
  if (answer.code === notUniqueCode) return refuse('message.uuid.not.unique', answer.text);
  return { kind: 'refusal', status: 400, code: answer.code, text: answer.text };
}

async function readAnswer(response: Response): Promise<OrderAnswer | undefined> {
  const answer: unknown = await response.json().catch(() => undefined);
  return typeof answer === 'object' && answer !== null && 'kind' in answer ? (answer as OrderAnswer) : undefined;
}
