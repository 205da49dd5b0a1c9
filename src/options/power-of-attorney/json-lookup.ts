import Type from 'typebox';
import { Value } from 'typebox/value';
import type { DelegationAnswer, DelegationLookup } from '../../registers/delegation-lookup.ts';

const Moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z$' });
const AnswerSchema = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100 }),
  delegations: Type.Array(
    Type.Object({
      grantorCpr: Type.String({ pattern: '^\\d{10}$' }),
      representative: Type.Union([
        Type.Object({ kind: Type.Literal('person'), cpr: Type.String({ pattern: '^\\d{10}$' }) }),
        Type.Object({ kind: Type.Literal('company'), cvr: Type.String({ pattern: '^\\d{8}$' }) }),
      ]),
      privilege: Type.String({ minLength: 1, maxLength: 300 }),
      validFrom: Moment,
      validTo: Type.Optional(Moment),
      status: Type.Union([Type.Literal('active'), Type.Literal('revoked'), Type.Literal('expired')]),
    }),
    { maxItems: 5_000 },
  ),
});

/** Milliseconds; a service that is slower is as one that is down. */
const patience = 10_000;
const longestAnswer = 2_000_000;

/**
 * Looks powers up by a small protocol of our own: `POST {url}/delegations` with `{"representative": "<cpr>"}` or
 * `{"grantor": "<cpr>"}`, so that no number stands in an address. The real service's messages are not public.
 */
export function jsonDelegationLookup(access: { readonly url: string; readonly token: string }): DelegationLookup {
  const ask = async (question: Readonly<Record<string, string>>, signal: AbortSignal): Promise<DelegationAnswer> => {
    try {
      const answer = await fetch(`${access.url.replace(/\/$/, '')}/delegations`, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          authorization: `Bearer ${access.token}`,
        },
        body: JSON.stringify(question),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      });
      if (Number(answer.headers.get('content-length') ?? 0) > longestAnswer) return unavailable('a longer answer');
      const text = await answer.text();
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        return { ok: false, code: 'refused', detail: `HTTP ${answer.status}` };
      }
      if (!answer.ok) return unavailable(`HTTP ${answer.status}`);
      const body: unknown = text.length > longestAnswer ? null : JSON.parse(text);
      if (!Value.Check(AnswerSchema, body)) return unavailable('an answer of another shape');
      const delegations = body.delegations.map(({ validTo, ...rest }) => ({
        ...rest,
        ...(validTo === undefined ? {} : { validTo }),
      }));
      return { ok: true, id: body.id, delegations };
    } catch (error) {
      return unavailable(error instanceof Error ? error.name : 'no answer');
    }
  };
  return {
    byRepresentative: (cpr, signal) => ask({ representative: cpr }, signal),
    byGrantor: (cpr, signal) => ask({ grantor: cpr }, signal),
  };
}

function unavailable(detail: string): DelegationAnswer {
  return { ok: false, code: 'unavailable', detail };
}
