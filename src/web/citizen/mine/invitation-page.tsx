import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Application, organisationOf } from '../../application.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses, isId } from '../addresses.ts';
import { requireCitizen } from '../citizen.tsx';
import { MessagePage } from '../message-page.tsx';
import { citizenTranslator } from '../texts.ts';

/**
 * Where the link of an invitation by CPR number leads: to the form, once the person has logged in. Somebody else is told what may be
 * the matter in the same words as of an invitation that never was, so that nothing of the case shows.
 */
export function invitationPage(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get(
    '/:organisation/mine-sager/invitation/:draft',
    async (request: FastifyRequest<{ Params: { draft: string } }>, reply) => {
      const organisation = await organisationOf(request, application);
      const citizen = await requireCitizen(request, reply, 'substantial');
      if (!citizen) return reply;
      const { slug } = organisation;
      const { draft: id } = request.params;
      const own = isId(id)
        ? await services.database.inOrganisation(organisation.id, (transaction) =>
            transaction
              .selectFrom('draft')
              .select('form_version')
              .where('id', '=', id)
              .where('person', '=', citizen.person)
              .where('case', 'is not', null)
              .executeTakeFirst(),
          )
        : undefined;
      if (own) {
        const form = await services.definitions.form(organisation.id, own.form_version);
        return reply.redirect(addresses.fill(slug, form.definition.key, id), 303);
      }
      const page = pageContext(request, reply);
      const t = citizenTranslator(page.language);
      const title = t('citizen.invitation.none');
      return sendPage(request, reply, page, {
        title,
        status: 404,
        content: (
          <MessagePage title={title} link={{ text: t('citizen.cases.title'), href: addresses.cases(slug) }}>
            {t('citizen.invitation.noneText', { name: citizen.name })}
          </MessagePage>
        ),
      });
    },
  );
}
