import type { FastifyInstance } from 'fastify';
import { deleteFilter, longestFilterName, mostFilters, saveFilter } from '../../../cases/inbox/saved-filters.ts';
import { type Application, organisationOf } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { addresses } from '../addresses.ts';
import { requireEmployee } from '../require-employee.tsx';
import { readListQuery, writeListQuery } from './list-query.ts';
import { showInbox } from './show-inbox.tsx';
import { inboxTranslator } from './texts.ts';

/** `POST /:organisation/sagsbehandling/filtre`: keeps the list shown under a name, or forgets one that is kept. */
export function filterRoutes(server: FastifyInstance, application: Application): void {
  server.get('/:organisation/sagsbehandling/filtre', { config: { needs: 'anyone' } }, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    return reply.redirect(addresses.inbox(organisation.slug), 303);
  });

  server.post(
    '/:organisation/sagsbehandling/filtre',
    { config: { limit: 'submission', csrf: 'sessionOnly' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const employee = await requireEmployee(request, reply, addresses.inbox(organisation.slug));
      if (!employee) return reply;
      const { services } = application;
      const form = postedForm(request);
      // Read and written again: what is kept is a list that the page can show, whatever was sent.
      const query = readListQuery(Object.fromEntries(new URLSearchParams(form.value('liste') ?? '')));
      const list = writeListQuery(query);
      const removed = form.value('slet') ?? '';
      if (isId(removed)) {
        await services.database.inOrganisation(organisation.id, (transaction) =>
          deleteFilter(transaction, employee.id, removed),
        );
        return reply.redirect(addresses.list(organisation.slug, list, { ok: 'filter-slettet' }), 303);
      }
      const t = inboxTranslator(request.language);
      const name = (form.value('filternavn') ?? '').replaceAll(/\s+/g, ' ').trim();
      const error =
        name === ''
          ? t('inbox.filters.noName')
          : name.length > longestFilterName
            ? t('inbox.filters.longName', { most: longestFilterName })
            : null;
      const kept =
        error === null &&
        (await services.database.inOrganisation(organisation.id, (transaction) =>
          saveFilter(transaction, organisation.id, employee.id, { name, query: list }, services.now()),
        ));
      if (kept) return reply.redirect(addresses.list(organisation.slug, list, { ok: 'filter', navn: name }), 303);
      const message = error ?? t('inbox.filters.tooMany', { most: mostFilters });
      return showInbox(application, request, reply, organisation, employee, query, {
        leftFilter: { name, error: message },
        pageErrors: [{ fieldId: 'filternavn', message }],
      });
    },
  );
}
