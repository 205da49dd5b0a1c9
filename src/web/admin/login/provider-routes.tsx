import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { providerWay } from '../../../identity/login-ways.ts';
import type { CheckedThing } from '../../../identity/providers/check-provider.ts';
import { waysWith } from '../../../identity/providers/guard-ways.ts';
import { keptLogin, type LoginSettings, sealProviderSecret } from '../../../identity/providers/login-settings.ts';
import { hasPassed, type KeptLoginTest, readLoginTests } from '../../../identity/providers/login-test.ts';
import { providerEdition } from '../../../identity/providers/own-providers.ts';
import { isPreset, type PresetKey, presets } from '../../../identity/providers/presets.ts';
import { type KeptProvider, mostProviders } from '../../../identity/providers/provider-schema.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { changeLogins, editionOf, LastWay } from './change-logins.ts';
import { lockedForms } from './locked-forms.ts';
import { ProviderPage, type ProviderPageProperties } from './provider-page.tsx';
import { inputs, type ProviderProblems, readProvider } from './read-provider.ts';
import { loginsTranslator } from './texts.ts';

interface Own {
  readonly Params: { readonly provider: string };
}

interface Admitted {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  readonly settings: LoginSettings;
  /** As it was entered last. */
  readonly provider: KeptProvider;
  readonly state: ProviderPageProperties['state'];
}

interface Shown {
  readonly done?: ProviderPageProperties['done'];
  readonly checks?: readonly CheckedThing[];
  readonly typed?: PostedForm;
  readonly problems?: ProviderProblems;
  readonly wholeError?: string;
}

/** The pages of an organisation's own providers: entered, tried, taken into use, changed and deleted. */
export function providerRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/login/udbydere';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const { database } = application.services;

  server.get(`${root}/ny`, async (request, reply) => {
    const begun = await admitNew(request, reply);
    return begun ? show(request, reply, begun, {}) : reply;
  });

  server.post(`${root}/ny`, change, async (request, reply) => {
    const begun = await admitNew(request, reply);
    return begun ? save(request, reply, begun) : reply;
  });

  server.get<Own>(`${root}/:provider`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { ok } = request.query as { readonly ok?: unknown };
    return show(request, reply, admitted, { done: ok === 'gemt' ? 'saved' : ok === 'i-brug' ? 'used' : null });
  });

  server.post<Own>(`${root}/:provider`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    return admitted ? save(request, reply, admitted) : reply;
  });

  server.post<Own>(`${root}/:provider/afproev`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, provider } = admitted;
    const checks = (await application.checkProvider?.(organisation, provider.key)) ?? [];
    return show(request, reply, admitted, { checks });
  });

  server.post<Own>(`${root}/:provider/brug`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, settings, provider } = admitted;
    const here = addresses.provider(organisation.slug, provider.key);
    const tests = await testsOf(organisation);
    if (admitted.state === 'used' || !hasPassed(provider, tests.get(provider.key))) return reply.redirect(here, 303);
    const way = providerWay(provider.key);
    const { audience } = provider;
    const offered = offeredWays(organisation)[audience];
    const offers = postedForm(request).value('tilbyd') === 'ja' && !offered.includes(way);
    try {
      await changeLogins(application, request, organisation, employee.id, {
        settings: {
          ...settings,
          providers: [...settings.providers.filter(({ key }) => key !== provider.key), provider],
          drafts: settings.drafts.filter(({ key }) => key !== provider.key),
          ...(offers ? { [audience]: [...offered, way] } : {}),
        },
        action: 'loginProviderUsed',
        detail: { provider: provider.key, ...(offers ? { [audience]: [...offered, way].join(' ') } : {}) },
      });
    } catch (error) {
      return refuseLast(request, reply, admitted, error);
    }
    return reply.redirect(`${here}?ok=i-brug`, 303);
  });

  server.post<Own>(`${root}/:provider/kasser`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, settings, provider } = admitted;
    await changeLogins(application, request, organisation, employee.id, {
      settings: { ...settings, drafts: settings.drafts.filter(({ key }) => key !== provider.key) },
      action: 'loginProviderRemoved',
      detail: { provider: provider.key },
    });
    const back = admitted.state === 'draft' ? addresses.login(organisation.slug) : null;
    return reply.redirect(back ?? addresses.provider(organisation.slug, provider.key), 303);
  });

  server.post<Own>(`${root}/:provider/slet`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, settings, provider } = admitted;
    const without = (list: readonly KeptProvider[]) => list.filter(({ key }) => key !== provider.key);
    const offered = offeredWays(organisation);
    const way = providerWay(provider.key);
    const ways = (['citizens', 'employees'] as const)
      .filter((audience) => settings[audience] !== undefined)
      .map((audience) => [audience, offered[audience].filter((each) => each !== way)] as const);
    const left = offered.citizens.filter((each) => each !== way);
    const locked = await lockedForms(application, organisation, offered.citizens, left);
    if (locked.length > 0) {
      const t = loginsTranslator(request.language);
      const forms = locked.map((title) => markedIn(title, request.language)).join(', ');
      return show(request, reply, admitted, { wholeError: t('logins.error.formsLocked', { forms }) });
    }
    // What the installation would fall back on was taken off on purpose.
    const emptied = ways.find(([audience, left]) => left.length === 0 && offered[audience].length > 0)?.[0];
    if (emptied !== undefined) {
      const why = emptied === 'employees' ? 'logins.error.lastWay' : 'logins.error.none';
      return show(request, reply, admitted, { wholeError: loginsTranslator(request.language)(why) });
    }
    try {
      await changeLogins(application, request, organisation, employee.id, {
        settings: {
          ...settings,
          ...Object.fromEntries(ways),
          providers: without(settings.providers),
          drafts: without(settings.drafts),
        },
        action: 'loginProviderRemoved',
        detail: { provider: provider.key },
      });
    } catch (error) {
      return refuseLast(request, reply, admitted, error);
    }
    await database.inOrganisation(organisation.id, (transaction) =>
      transaction.deleteFrom('login_test').where('provider', '=', provider.key).execute(),
    );
    return reply.redirect(`${addresses.login(organisation.slug)}?ok=slettet`, 303);
  });

  async function save(request: FastifyRequest, reply: FastifyReply, admitted: Admitted): Promise<FastifyReply> {
    const { organisation, employee, settings, state } = admitted;
    const t = loginsTranslator(request.language);
    const typed = postedForm(request);
    const isNew = state === 'new';
    if (typed.value('udgave') !== editionOf(admitted.provider)) {
      return show(request, reply, admitted, { typed, wholeError: t('logins.error.stale') });
    }
    const seal = (secret: string) => sealProviderSecret(organisation, secret);
    const { provider, problems } = readProvider(typed, admitted.provider, { isNew, seal });
    const known = [...settings.providers, ...settings.drafts].map(({ key }) => key);
    const isTaken = isNew && known.includes(typed.value(inputs.key)?.trim() ?? '');
    if (isTaken) {
      return show(request, reply, admitted, { typed, problems: { ...problems, [inputs.key]: 'logins.wrong.taken' } });
    }
    if (isNew && new Set(known).size >= mostProviders) {
      return show(request, reply, admitted, { typed, wholeError: t('logins.wrong.tooMany') });
    }
    if (provider === null) return show(request, reply, admitted, { typed, problems });
    const used = settings.providers.find(({ key }) => key === provider.key);
    // What it is called needs no trying.
    const isOnlyRenamed = used !== undefined && providerEdition(used) === providerEdition(provider);
    const without = (list: readonly KeptProvider[]) => list.filter(({ key }) => key !== provider.key);
    await changeLogins(application, request, organisation, employee.id, {
      settings: isOnlyRenamed
        ? { ...settings, providers: replaced(settings.providers, provider), drafts: without(settings.drafts) }
        : { ...settings, drafts: [...without(settings.drafts), provider] },
      action: 'loginProviderSaved',
      detail: { provider: provider.key, changed: changedNames(admitted.provider, provider).join(' ') },
    });
    return reply.redirect(`${addresses.provider(organisation.slug, provider.key)}?ok=gemt`, 303);
  }

  function refuseLast(
    request: FastifyRequest,
    reply: FastifyReply,
    admitted: Admitted,
    error: unknown,
  ): Promise<FastifyReply> {
    if (!(error instanceof LastWay)) throw error;
    const wholeError = loginsTranslator(request.language)('logins.error.lastWay');
    return show(request, reply, admitted, { wholeError });
  }

  async function admitNew(request: FastifyRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const { forvalg } = request.query as { readonly forvalg?: unknown };
    const employee = await requireEmployee(request, reply);
    if (!employee) return null;
    const preset = String(forvalg);
    if (!isPreset(preset)) throw new WebError('notFound');
    return { organisation, employee, settings: keptLogin(organisation), provider: begunBy(preset), state: 'new' };
  }

  async function admit(request: FastifyRequest<Own>, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const { provider: key } = request.params;
    const employee = await requireEmployee(request, reply, addresses.provider(organisation.slug, key));
    if (!employee) return null;
    const settings = keptLogin(organisation);
    const used = settings.providers.find((each) => each.key === key);
    const draft = settings.drafts.find((each) => each.key === key);
    const provider = draft ?? used;
    if (!provider) throw new WebError('notFound');
    const state = draft === undefined ? 'used' : used === undefined ? 'draft' : 'changed';
    return { organisation, employee, settings, provider, state };
  }

  function offeredWays(organisation: Organisation) {
    return waysWith(organisation, keptLogin(organisation), application.readyWays(organisation));
  }

  function testsOf(organisation: Organisation): Promise<ReadonlyMap<string, KeptLoginTest>> {
    return database.inOrganisation(organisation.id, (transaction) => readLoginTests(transaction, organisation));
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, provider, state }: Admitted,
    { done = null, checks, typed, problems = {}, wholeError }: Shown,
  ): Promise<FastifyReply> {
    const { slug } = organisation;
    const path =
      state === 'new' ? addresses.newProvider(slug, provider.preset) : addresses.provider(slug, provider.key);
    const context = { ...pageContext(request, reply), path };
    const t = loginsTranslator(context.language);
    const test = (await testsOf(organisation)).get(provider.key) ?? null;
    const passed = hasPassed(provider, test ?? undefined);
    return sendPage(request, reply, context, {
      title: state === 'new' ? t('logins.provider.new') : markedIn(provider.name, context.language),
      errors: [
        ...(wholeError === undefined ? [] : [{ message: wholeError }]),
        ...Object.entries(problems).map(([fieldId, key]) => ({ fieldId, message: t(key) })),
      ],
      before: <BackLink href={addresses.login(slug)}>{t('logins.title')}</BackLink>,
      content: (
        <ProviderPage
          context={context}
          provider={provider}
          state={state}
          isOffered={offeredWays(organisation)[provider.audience].includes(providerWay(provider.key))}
          edition={editionOf(provider)}
          publicUrl={request.server.publicUrl.origin}
          test={state === 'new' ? null : test}
          hasPassed={passed}
          isOld={test !== null && test.edition !== providerEdition(provider)}
          done={done}
          checks={checks ?? null}
          typed={typed ?? null}
          problems={problems}
        />
      ),
    });
  }
}

/** What the page of a new provider begins with. */
function begunBy(preset: PresetKey): KeptProvider {
  const { audience, isSubjectGlobal: _rule, ...rest } = presets[preset];
  return {
    ...structuredClone(rest),
    ...{ key: '', audience, preset, issuer: '', clientId: '', encrypted: false, agreedLevel: null },
    name: { da: '', en: '' },
    authentication: { kind: 'private-key-jwt' },
  };
}

function replaced(list: readonly KeptProvider[], provider: KeptProvider): readonly KeptProvider[] {
  return list.map((each) => (each.key === provider.key ? provider : each));
}

/** Which of a provider's settings were changed, never to what. */
function changedNames(before: KeptProvider, after: KeptProvider): readonly string[] {
  const names = Object.keys(after) as readonly (keyof KeptProvider)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
