import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  allCitizenWays,
  allEmployeeWays,
  type CitizenWay,
  type EmployeeWay,
  isReadyForCitizens,
  isReadyForEmployees,
  ownWays,
} from '../../../identity/login-ways.ts';
import type { Audience } from '../../../identity/providers/claim-map.ts';
import { waysWith } from '../../../identity/providers/guard-ways.ts';
import { keptLogin } from '../../../identity/providers/login-settings.ts';
import { ownClientKeys } from '../../../identity/providers/own-providers.ts';
import type { KeptProvider } from '../../../identity/providers/provider-schema.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { changeLogins, editionOf, LastWay } from './change-logins.ts';
import { keyRoutes } from './key-routes.ts';
import { lockedForms } from './locked-forms.ts';
import { isDone, type LoginsDone, LoginsPage, type ShownWays, wayInputs } from './overview-page.tsx';
import { providerRoutes } from './provider-routes.tsx';
import { loginsTranslator } from './texts.ts';

type Way = CitizenWay | EmployeeWay;

/** Whether our own key shows a provider who we are, or opens its answers. */
const needsKeys = ({ authentication, encrypted }: KeptProvider): boolean =>
  encrypted || authentication.kind === 'private-key-jwt';

interface ChosenWays {
  readonly citizens: readonly CitizenWay[];
  readonly employees: readonly EmployeeWay[];
}

interface Shown {
  readonly done?: LoginsDone | null;
  readonly errors?: Readonly<Partial<Record<Audience, string>>>;
  readonly wholeError?: string;
  readonly typed?: ChosenWays;
  readonly asksAnyway?: boolean;
}

const audiences = ['citizens', 'employees'] as const satisfies readonly Audience[];

/** `/{organisation}/administration/login`: how citizens and employees log in, and the organisation's own providers (ADM-1, ADM-3). */
export function loginsRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/login';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;

  server.get(root, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    const { ok } = request.query as { readonly ok?: unknown };
    return show(request, reply, organisation, { done: isDone(ok) ? ok : null });
  });

  server.post(`${root}/maader`, change, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const here = addresses.login(organisation.slug);
    const employee = await requireEmployee(request, reply, here);
    if (!employee) return reply;
    const t = loginsTranslator(request.language);
    const form = postedForm(request);
    const before = keptLogin(organisation);
    const typed: ChosenWays = {
      citizens: chosenWays(form, 'citizens', organisation) as readonly CitizenWay[],
      employees: chosenWays(form, 'employees', organisation) as readonly EmployeeWay[],
    };
    if (form.value('udgave') !== editionOf(before)) {
      return show(request, reply, organisation, { typed, wholeError: t('logins.error.stale') });
    }
    const isAnyForCitizens = allWays(organisation, 'citizens').length > 0;
    if (isAnyForCitizens && typed.citizens.length === 0) {
      return show(request, reply, organisation, { typed, errors: { citizens: t('logins.error.none') } });
    }
    const { citizens, employees } = typed;
    if (employees.length === 0) {
      return show(request, reply, organisation, { typed, errors: { employees: t('logins.error.lastWay') } });
    }
    const locked = await lockedForms(application, organisation, offeredCitizenWays(organisation), typed.citizens);
    if (locked.length > 0 && form.value('alligevel') !== 'ja') {
      const forms = locked.map((title) => markedIn(title, request.language)).join(', ');
      const errors = { citizens: t('logins.error.forms', { forms }) };
      return show(request, reply, organisation, { typed, errors, asksAnyway: true });
    }
    try {
      await changeLogins(application, request, organisation, employee.id, {
        settings: { ...before, ...(isAnyForCitizens ? { citizens } : {}), employees },
        action: 'loginWaysChanged',
        detail: { citizens: citizens.join(' '), employees: employees.join(' ') },
      });
    } catch (error) {
      if (!(error instanceof LastWay)) throw error;
      return show(request, reply, organisation, { typed, errors: { employees: t('logins.error.lastWay') } });
    }
    return reply.redirect(`${here}?ok=gemt`, 303);
  });

  providerRoutes(server, application);
  keyRoutes(server, application, async (request, reply) => {
    const wholeError = loginsTranslator(request.language)('logins.keys.stale');
    return show(request, reply, await organisationOf(request, application), { wholeError });
  });

  /** All ways that are set up, offered or not. */
  function allWays(organisation: Organisation, audience: Audience): readonly Way[] {
    const ready = application.readyWays(organisation);
    const own = ownWays(organisation, audience);
    return audience === 'citizens'
      ? [...allCitizenWays.filter((way) => isReadyForCitizens(way, ready)), ...own]
      : [...allEmployeeWays.filter((way) => isReadyForEmployees(way, ready)), ...own];
  }

  /** Those that were ticked, by the numbers typed beside them; where two have the same number, as they stood. */
  function chosenWays(form: PostedForm, audience: Audience, organisation: Organisation): readonly Way[] {
    const ticked = new Set(form.values(wayInputs.offered(audience)));
    const shown = order(audience, organisation).filter((way) => ticked.has(way));
    const place = (way: Way) => {
      const typed = (form.value(wayInputs.place(audience, way)) ?? '').trim();
      return /^\d{1,2}$/.test(typed) ? Number(typed) : 99;
    };
    return shown
      .map((way, index) => ({ way, index }))
      .sort((a, b) => place(a.way) - place(b.way) || a.index - b.index)
      .map(({ way }) => way);
  }

  /** Those that are offered in their order, then the others. */
  function order(audience: Audience, organisation: Organisation, offered = offeredWays(audience, organisation)) {
    return [...new Set<Way>([...offered, ...allWays(organisation, audience)])];
  }

  function offeredCitizenWays(organisation: Organisation): readonly CitizenWay[] {
    return waysWith(organisation, keptLogin(organisation), application.readyWays(organisation)).citizens;
  }

  function offeredWays(audience: Audience, organisation: Organisation): readonly Way[] {
    return waysWith(organisation, keptLogin(organisation), application.readyWays(organisation))[audience];
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    { done = null, errors = {}, wholeError, typed, asksAnyway = false }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.login(organisation.slug) };
    const settings = keptLogin(organisation);
    const shown = audiences.map((audience): ShownWays => {
      const offered = typed?.[audience] ?? offeredWays(audience, organisation);
      const ways = order(audience, organisation, offered).map((way) => ({ way, isOffered: offered.includes(way) }));
      return { audience, ways, error: errors[audience] ?? null };
    });
    return sendPage(request, reply, context, {
      title: loginsTranslator(context.language)('logins.title'),
      errors: [
        ...(wholeError === undefined ? [] : [{ message: wholeError }]),
        ...audiences.flatMap((audience) => {
          const message = errors[audience];
          const [first] = shown.find((each) => each.audience === audience)?.ways ?? [];
          return message === undefined
            ? []
            : [{ message, fieldId: `${wayInputs.offered(audience)}.${first?.way ?? ''}` }];
        }),
      ],
      content: (
        <LoginsPage
          context={context}
          settings={settings}
          shown={shown}
          edition={editionOf(settings)}
          done={done}
          asksAnyway={asksAnyway}
          keys={[...settings.providers, ...settings.drafts].some(needsKeys) ? ownClientKeys(organisation) : null}
          parties={(await application.samlParties?.(organisation)) ?? []}
        />
      ),
    });
  }
}
