import type { FastifyInstance } from 'fastify';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { WebError } from '../../web-error.ts';

/** What the script of a form page shows while an address is typed. */
export interface SuggestedAddresses {
  /** `id` of an address to take, or `search` to go on with; one of them. */
  readonly suggestions: readonly { readonly text: string; readonly id?: string; readonly search?: string }[];
}

/** Milliseconds after which the one who types is better served by nothing. */
const patience = 3_000;

/**
 * Suggestions of addresses for whoever is filling in a form. Asked by POST, since an address is personal data and does not
 * belong in the addresses of pages, which are logged on the way. Without a session, or while the register is down, there
 * are none: the page then works as one without scripts.
 */
export function suggestAddresses(server: FastifyInstance, application: Application): void {
  server.post(
    '/:organisation/opslag/adresser',
    { config: { limit: 'lookUp', answers: 'problem' } },
    async (request, reply) => {
      if (request.session === null) throw new WebError('forbidden');
      const text = (postedForm(request).value('tekst') ?? '').slice(0, 200);
      const answer = await application.addresses?.suggest(text, { limit: 10, signal: AbortSignal.timeout(patience) });
      const suggestions = answer?.ok === true ? answer.suggestions : [];
      const body: SuggestedAddresses = {
        suggestions: suggestions.map((each) =>
          each.kind === 'address' ? { text: each.text, id: each.id } : { text: each.text, search: each.search },
        ),
      };
      return reply.header('cache-control', 'no-store').send(body);
    },
  );
}
