import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasRefused } from '../../../cases/refusals/refusals.ts';
import { confirmNumber, readPendingNumber } from '../../../cases/registered-numbers/number-code.ts';
import {
  type NumberOwner,
  readRegisteredNumber,
  removeRegisteredNumber,
} from '../../../cases/registered-numbers/registered-number.ts';
import { sendNumberCode } from '../../../cases/registered-numbers/send-number-code.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { actorOf, requireCitizen } from '../citizen.tsx';
import { citizenTranslator } from '../texts.ts';
import { kindOfChoice, sendsToNumbers } from './message-choice.tsx';
import { SmsNumberPage, type SmsNumberProblem, smsNumberFields } from './sms-number-page.tsx';

type Request = FastifyRequest<{ Querystring: { nummer?: unknown } }>;

/** What a page shows again that was not taken. */
interface Left {
  readonly number?: string;
  readonly problem: SmsNumberProblem;
}

/** Where one registers the mobile number that SMS of one's cases go to: the number, a code that is sent to it, and that is all. */
export function smsNumberPages(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get('/:organisation/mine-sager/sms', async (request: Request, reply) => {
    const found = await owner(request, reply);
    return found ? show(request, reply, found) : reply;
  });

  server.post(
    '/:organisation/mine-sager/sms/nummer',
    { config: { csrf: 'sessionOnly', limit: 'submission' } },
    async (request: Request, reply) => {
      const found = await owner(request, reply);
      if (!found) return reply;
      const { organisation, by } = found;
      const number = (postedForm(request).value(smsNumberFields.number) ?? '').trim();
      if (number === '')
        return show(request, reply, found, { problem: { in: 'number', why: 'citizen.sms.wrong.empty' } });
      const sent = await sendNumberCode(services, organisation, by, number, {
        language: request.language,
        publicUrl: request.server.publicUrl.href.replace(/\/$/, ''),
      });
      switch (sent.kind) {
        case 'sent':
          return reply.redirect(`${addresses.sms(organisation.slug)}#${smsNumberFields.code}`, 303);
        case 'wrong':
          return show(request, reply, found, {
            number,
            problem: { in: 'number', why: `citizen.sms.wrong.${sent.why}` },
          });
        case 'tooMany':
        case 'unavailable':
          return show(request, reply, found, { number, problem: { in: 'number', why: `citizen.sms.${sent.kind}` } });
      }
    },
  );

  server.post(
    '/:organisation/mine-sager/sms/kode',
    { config: { csrf: 'sessionOnly', limit: 'submission' } },
    async (request: Request, reply) => {
      const found = await owner(request, reply);
      if (!found) return reply;
      const { organisation, by } = found;
      const code = (postedForm(request).value(smsNumberFields.code) ?? '').trim();
      if (code === '') return show(request, reply, found, { problem: { in: 'code', why: 'citizen.sms.code.empty' } });
      const taken = await confirmNumber(services, organisation, by, code);
      switch (taken) {
        case 'confirmed':
          return reply.redirect(`${addresses.sms(organisation.slug)}?nummer=bekraeftet`, 303);
        case 'none':
          return reply.redirect(addresses.sms(organisation.slug), 303);
        case 'wrong':
          return show(request, reply, found, { problem: { in: 'code', why: 'citizen.sms.code.wrong' } });
        case 'over':
          return show(request, reply, found, { problem: { in: 'number', why: 'citizen.sms.code.over' } });
      }
    },
  );

  server.post(
    '/:organisation/mine-sager/sms/fjern',
    { config: { csrf: 'sessionOnly' } },
    async (request: Request, reply) => {
      const found = await owner(request, reply);
      if (!found) return reply;
      const { organisation, by } = found;
      await removeRegisteredNumber(services, organisation, by);
      return reply.redirect(`${addresses.sms(organisation.slug)}?nummer=fjernet`, 303);
    },
  );

  /** Whoever is logged in, where the organisation sends SMS. @throws {WebError} 404 where it sends none. */
  async function owner(request: Request, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const citizen = await requireCitizen(request, reply, 'substantial', addresses.sms(organisation.slug));
    if (!citizen) return null;
    if (!sendsToNumbers(services, organisation)) throw new WebError('notFound');
    const by: NumberOwner = { person: citizen.person, actor: actorOf(citizen), from: requestOrigin(request) };
    return { organisation, by };
  }

  async function show(
    request: Request,
    reply: FastifyReply,
    { organisation, by }: { readonly organisation: Organisation; readonly by: NumberOwner },
    left?: Left,
  ): Promise<FastifyReply> {
    const standing = await services.database.inOrganisation(organisation.id, async (transaction) => ({
      registered: await readRegisteredNumber(transaction, organisation, by.person),
      pending: await readPendingNumber(transaction, organisation, by.person, services.now()),
      hasRefused: await hasRefused(transaction, kindOfChoice, by.person),
    }));
    const page = pageContext(request, reply);
    const t = citizenTranslator(page.language);
    const { nummer } = request.query;
    return sendPage(request, reply, page, {
      title: t('citizen.sms.page'),
      ...(left && { status: 422 }),
      before: <BackLink href={addresses.cases(organisation.slug)} />,
      content: (
        <SmsNumberPage
          slug={organisation.slug}
          organisation={markedIn(organisation.name, page.language)}
          csrfToken={page.csrfToken}
          {...standing}
          done={left ? null : nummer === 'bekraeftet' ? 'confirmed' : nummer === 'fjernet' ? 'removed' : null}
          {...left}
        />
      ),
    });
  }
}
