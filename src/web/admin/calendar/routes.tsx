import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { closingDaysOf, longestDayName, mostClosingDays } from '../../../organisations/closing-days.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { danishDate, isWorkingDay } from '../../../workflows/working-days.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { postedDay } from '../../caseworker/posted-day.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { optionsTranslator } from '../options/texts.ts';
import { CalendarPage, type TypedDay } from './calendar-page.tsx';
import { keepCalendar } from './keep-calendar.ts';
import { type CalendarTextKey, calendarTranslator } from './texts.ts';

/** What the page shows beside the days. */
interface Shown {
  readonly typed?: TypedDay;
  readonly notice?: CalendarTextKey;
}

/** `/{organisation}/administration/kalender`: the days on which the organisation is closed, for administrators (WFL-3). */
export function calendarRoutes(server: FastifyInstance, application: Application): void {
  const path = '/:organisation/administration/kalender';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

  server.get(path, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { gemt } = request.query as { readonly gemt?: unknown };
    const notice =
      gemt === 'tilfoejet' ? 'calendar.notice.added' : gemt === 'fjernet' ? 'calendar.notice.removed' : undefined;
    return show(request, reply, admitted.organisation, notice === undefined ? {} : { notice });
  });

  server.post(path, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const form = postedForm(request);
    const here = addresses.calendar(organisation.slug);
    const by = { employee: employee.id, from: requestOrigin(request) };
    const remove = form.value('fjern');
    if (remove !== undefined) {
      await keepCalendar(application, organisation, { remove, ...by });
      return reply.redirect(`${here}?gemt=fjernet`, 303);
    }
    const t = calendarTranslator(request.language);
    const date = form.value('dato') ?? '';
    const name = (form.value('navn') ?? '').replaceAll(/\s+/g, ' ').trim();
    const day = postedDay(date);
    const errors = {
      ...(day === null ? { date: t('calendar.error.noDate') } : {}),
      ...(day === undefined ? { date: t('calendar.error.wrongDate') } : {}),
      ...(day && !isWorkingDay(day) ? { date: t('calendar.error.notWorking') } : {}),
      ...(name === '' ? { name: t('calendar.error.noName') } : {}),
      ...(name.length > longestDayName ? { name: t('calendar.error.longName', { most: longestDayName }) } : {}),
    };
    if (!day || Object.keys(errors).length > 0)
      return show(request, reply, organisation, { typed: { date, name, errors } });
    const kept = await keepCalendar(application, organisation, { add: { date: day, name }, ...by });
    if (kept === 'kept') return reply.redirect(`${here}?gemt=tilfoejet`, 303);
    const error = kept === 'known' ? t('calendar.error.known') : t('calendar.error.many', { most: mostClosingDays });
    const now = await organisationOf(request, application);
    return show(request, reply, now, { typed: { date, name, errors: { date: error } } });
  });

  async function admit(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly organisation: Organisation; readonly employee: LoggedInEmployee } | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.calendar(organisation.slug));
    return employee && { organisation, employee };
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    { typed, notice }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.calendar(organisation.slug) };
    const t = calendarTranslator(context.language);
    const errors = [
      ...(typed?.errors.date === undefined ? [] : [{ fieldId: 'dato', message: typed.errors.date }]),
      ...(typed?.errors.name === undefined ? [] : [{ fieldId: 'navn', message: typed.errors.name }]),
    ];
    return sendPage(request, reply, context, {
      title: t('calendar.title'),
      errors,
      before: (
        <BackLink href={addresses.options(organisation.slug)}>
          {optionsTranslator(context.language)('options.title')}
        </BackLink>
      ),
      content: (
        <CalendarPage
          context={context}
          days={closingDaysOf(organisation)}
          today={danishDate(application.services.now().toISOString())}
          typed={typed ?? null}
          notice={notice ?? null}
        />
      ),
    });
  }
}
