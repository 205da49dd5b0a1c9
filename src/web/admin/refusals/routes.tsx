import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { liftRefusal, numberRefusedAt } from '../../../cases/refusals/refusals.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { maskedNumber } from '../../../sms/masked-number.ts';
import { smsNumber } from '../../../sms/sms-number.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { refusalNames, SmsRefusalPage, type SoughtNumber } from './page.tsx';
import { smsRefusalTranslator } from './texts.ts';

const stem = '/:organisation/administration/nej-til-sms';

/** The kind of delivery that numbers say no to. */
const kindOfRefusal = 'sms';

const longestReason = 1_000;

/** `GET …/administration/nej-til-sms`: whether a number has answered STOP; `POST …/ophaev` lets it get SMS again. */
export function smsRefusalRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get(stem, async (request, reply) => {
    const asked = await askedFor(request, reply);
    return asked ? show(request, reply, asked.organisation, null) : reply;
  });

  for (const path of ['find', 'ophaev']) {
    server.get(`${stem}/${path}`, async (request, reply) => {
      const asked = await askedFor(request, reply);
      return asked ? reply.redirect(addressOf(asked.organisation), 303) : reply;
    });
  }

  server.post(`${stem}/find`, { config: { limit: 'lookUp', csrf: 'sessionOnly' } }, async (request, reply) => {
    const asked = await askedFor(request, reply);
    if (!asked) return reply;
    const { organisation, employee } = asked;
    const number = numberIn(request);
    if (!number.ok) return show(request, reply, organisation, { error: markedIn(number.problem, request.language) });
    const since = await services.database.inOrganisation(organisation.id, async (transaction) => {
      const at = (await numberRefusedAt(transaction, organisation, kindOfRefusal, number.e164)) ?? null;
      await recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'caseSearched',
          recordKind: 'organisation',
          record: null,
          detail: { ...requestOrigin(request), by: 'smsRefusal', found: at === null ? 0 : 1 },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
      return at;
    });
    return show(request, reply, organisation, soughtOf(number.e164, since));
  });

  server.post(`${stem}/ophaev`, { config: { limit: 'submission', csrf: 'sessionOnly' } }, async (request, reply) => {
    const asked = await askedFor(request, reply);
    if (!asked) return reply;
    const { organisation, employee } = asked;
    const number = numberIn(request);
    if (!number.ok) return show(request, reply, organisation, { error: markedIn(number.problem, request.language) });
    const { e164 } = number;
    const reason = (postedForm(request).value(refusalNames.reason) ?? '').trim().slice(0, longestReason);
    if (reason === '') {
      const since = await services.database.inOrganisation(organisation.id, (transaction) =>
        numberRefusedAt(transaction, organisation, kindOfRefusal, e164),
      );
      const reasonError = smsRefusalTranslator(request.language)('smsRefusal.noReason');
      return show(request, reply, organisation, { ...soughtOf(e164, since ?? null), reasonError });
    }
    const by = { employee: employee.id, reason, from: requestOrigin(request) };
    const isLifted = await liftRefusal(services, organisation, kindOfRefusal, e164, by);
    if (!isLifted) return show(request, reply, organisation, soughtOf(e164, null));
    return reply.redirect(`${addressOf(organisation)}?ophaevet=ja`, 303);
  });

  async function askedFor(request: FastifyRequest, reply: FastifyReply) {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addressOf(organisation));
    return employee && { organisation, employee };
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    sought: SoughtNumber | { readonly error: string } | null,
  ): FastifyReply | Promise<FastifyReply> {
    const page = pageContext(request, reply);
    const address = addressOf(organisation);
    const isGet = request.method === 'GET';
    const context = isGet ? page : { ...page, path: address };
    const { ophaevet } = request.query as { readonly ophaevet?: unknown };
    const errors =
      sought === null
        ? []
        : 'error' in sought
          ? [{ message: sought.error, fieldId: refusalNames.number }]
          : sought.reasonError === undefined
            ? []
            : [{ message: sought.reasonError, fieldId: refusalNames.reason }];
    return sendPage(request, reply, context, {
      title: smsRefusalTranslator(context.language)('smsRefusal.title'),
      errors,
      content: <SmsRefusalPage {...{ context, address, sought }} isLifted={isGet && ophaevet === 'ja'} />,
    });
  }
}

function numberIn(request: FastifyRequest) {
  return smsNumber(postedForm(request).value(refusalNames.number) ?? '', { foreignAllowed: true });
}

function soughtOf(e164: string, since: Date | null): SoughtNumber {
  return { e164, masked: maskedNumber(e164), since, reason: '' };
}

function addressOf({ slug }: Organisation): string {
  return `/${slug}/administration/nej-til-sms`;
}
