import { callService } from '../../../service-platform/call-service.ts';
import { refusalText } from '../../../service-platform/refusal.ts';
import { frameChunks, frameLength } from '../memo/memo-frame.ts';
import type { MemoFile } from '../memo/memo-message.ts';
import type { KombiSent, SendKombi } from '../ports.ts';
import { kombiPath } from './kombi-request.ts';
import { requestHeaders } from './request-headers.ts';

const entityId = 'http://entityid.kombit.dk/service/kombipostafsend/1';

/**
 * Sends one `kombi_request` to the post component (SF1601, KombiPostAfsend) with the organisation's certificate and a token. The
 * transaction id is the sending's own, at each attempt, so that both ends know it for the same. An answer is handed on as it came.
 */
export const sendKombi: SendKombi = async ({ body, transactionId }, { connection }, signal): Promise<KombiSent> => {
  const headers = {
    ...requestHeaders(transactionId, new Date(), 'application/xml'),
    'Content-Type': 'application/xml; charset=utf-8',
  };
  const digests = new Map<number, string>();
  const places = new Map(body.map((part, place): [string | MemoFile, number] => [part, place]));
  const digested = (file: MemoFile, digest: string) => digests.set(places.get(file) ?? -1, digest);
  const sent = await callService(
    connection.platform,
    connection.caller,
    {
      entityId,
      method: 'POST',
      path: kombiPath,
      headers,
      body: { length: frameLength(body), pieces: () => frameChunks(body, digested) },
    },
    signal,
  );
  if (sent.kind === 'refused') {
    return { kind: 'not-sent', why: { outcome: 'rejected', reason: refusalText(sent), everyWay: true } };
  }
  if (sent.kind === 'unavailable') return { kind: 'not-sent', why: { technical: sent.reason } };
  const request = [
    `POST ${connection.platform.url}${kombiPath}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return { kind: 'answered', answer: sent.answer, request, digests };
};
