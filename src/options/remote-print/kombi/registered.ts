import { randomUUID } from 'node:crypto';
import { callService } from '../../../service-platform/call-service.ts';
import { refusalText } from '../../../service-platform/refusal.ts';
import { jsonObject } from '../../../service-platform/service-answer.ts';
import type { Registered } from '../ports.ts';
import { rejection } from '../rejection.ts';
import { requestHeaders } from './request-headers.ts';

const entityId = 'http://entityid.kombit.dk/service/postforespoerg/1';

/** The protocol wants the number in the address: it is handed to the call and written nowhere. */
const parameters = { cpr: 'cprNumber', cvr: 'cvrNumber' } as const;
const digits = { cpr: /^\d{10}$/, cvr: /^\d{8}$/ } as const;

/** Asks PostForespoerg whether somebody can receive Digital Post. */
export const registered: Registered = (...asked) => ask('digitalpost', ...asked);

/** Asks PostForespoerg whether somebody has registered a phone for NemSMS. */
export const registeredForNemSms: Registered = (...asked) => ask('nemsms', ...asked);

/**
 * Only `{"result": true}` and `{"result": false}` are answers; all else says nothing of the recipient. The names of the parameters are
 * those that work, not those of the documentation.
 */
async function ask(
  channel: 'digitalpost' | 'nemsms',
  ...[recipient, { connection }, signal]: Parameters<Registered>
): ReturnType<Registered> {
  const { kind, id } = recipient;
  if (!digits[kind].test(id)) return rejection('recipient');
  const asked = await callService(
    connection.platform,
    connection.caller,
    {
      entityId,
      method: 'GET',
      path: `/service/PostForespoerg_1/${channel}?${parameters[kind]}=${id}`,
      headers: requestHeaders(randomUUID(), new Date(), 'application/json'),
    },
    signal,
  );
  if (asked.kind === 'refused') return { outcome: 'rejected', reason: refusalText(asked), everyWay: true };
  if (asked.kind === 'unavailable') return { technical: `registration look-up: ${asked.reason}` };
  const { answer } = asked;
  if (answer.kind === 'none') return { technical: `registration look-up: ${answer.reason}` };
  const result = answer.status === 200 ? jsonObject(answer.body)?.result : undefined;
  if (result === true) return 'yes';
  if (result === false) return 'no';
  return { technical: `registration look-up: HTTP ${answer.status} without an answer that is one` };
}
