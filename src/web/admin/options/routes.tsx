import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { answerFor } from '../../../cases/deliveries/trials/answer-for.ts';
import { readTrials } from '../../../cases/deliveries/trials/read-trials.ts';
import { mostSamples, sampledKind, sendSample } from '../../../cases/deliveries/trials/send-sample.ts';
import { startTrial, type TrialBy, triedKind } from '../../../cases/deliveries/trials/start-trial.ts';
import { tryUnproven } from '../../../cases/deliveries/trials/try-unproven.ts';
import type { DeliverySample, Health, SettingsFact } from '../../../options/option.ts';
import { type RegisteredOption, registeredOptions } from '../../../options/registry.ts';
import { isOptionOn, keptSettings, openSecrets, sealSecret } from '../../../organisations/option-settings.ts';
import { writeOptionState } from '../../../organisations/option-states.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Language, markedIn } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { type LoggedInEmployee, requireEmployee } from '../../caseworker/require-employee.tsx';
import { BackLink } from '../../components/back-link.tsx';
import { formatMoney } from '../../money.ts';
import { pageContext } from '../../page-context.ts';
import type { PostedForm } from '../../posted-form.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { OptionsPage } from './list-page.tsx';
import { OptionPage } from './option-page.tsx';
import { inputOfEntry, readSettings } from './read-settings.ts';
import { sampleInput } from './sample-section.tsx';
import { type SettingField, settingFields } from './setting-fields.ts';
import { optionsTranslator } from './texts.ts';
import type { NeededOption } from './works-by.tsx';

type Settings = Readonly<Record<string, unknown>>;
type Parameters = { readonly option: string };
type OptionRequest = FastifyRequest<{ Params: Parameters }>;

/** What a test of connections may take, in milliseconds. */
const testLimit = 12_000;

interface Admitted {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
  readonly option: RegisteredOption;
}

interface Shown {
  readonly saved?: boolean;
  readonly typed?: PostedForm;
  readonly sampleTyped?: PostedForm;
  readonly errors?: Readonly<Record<string, string>>;
  readonly wholeError?: string;
  readonly health?: readonly Health[] | 'failed';
  readonly noteError?: string;
  readonly sampled?: boolean;
}

/** `/{organisation}/administration/indstillinger`: the options' settings, drawn from what each declares (PLA-1, ADM-3). */
export function optionsRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/indstillinger';
  const attempt = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;
  const change = { config: { ...attempt.config, weighty: true } } as const;

  server.get(root, async (request, reply) => {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply);
    if (!employee) return reply;
    const context = pageContext(request, reply);
    const options = registeredOptions.map((option) => ({ option, isOn: isOptionOn(organisation, option.key) }));
    return sendPage(request, reply, context, {
      title: optionsTranslator(context.language)('options.title'),
      content: <OptionsPage slug={organisation.slug} options={options} />,
    });
  });

  server.get<{ Params: Parameters }>(`${root}/:option`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { gemt, sendt } = request.query as { readonly gemt?: unknown; readonly sendt?: unknown };
    return show(request, reply, admitted, { saved: gemt === 'ja', sampled: sendt === 'ja' });
  });

  server.post<{ Params: Parameters }>(`${root}/:option`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, option } = admitted;
    const t = optionsTranslator(request.language);
    const form = postedForm(request);
    const before = keptSettings(organisation, option.key);
    if (form.value('udgave') !== editionOf(before)) {
      return show(request, reply, admitted, { typed: form, wholeError: t('options.error.stale') });
    }
    const seal = (secret: string) => sealSecret(organisation, option.key, secret);
    const { settings, problems } = readSettings(settingFields(option.settings), form, before, seal);
    if (problems.length > 0) {
      const errors = problems.map(({ at, kind, field }): [string, string] => [
        at,
        t(`options.error.${kind}`, {
          label: markedIn(field.label, request.language),
          most: mostOf(field, request.language),
        }),
      ]);
      return show(request, reply, admitted, { typed: form, errors: Object.fromEntries(errors) });
    }
    const wrong = option.problems?.(openSecrets(organisation, option.key, settings)) ?? [];
    if (wrong.length > 0) {
      const errors = wrong.map((each): [string, string] => [
        inputOfEntry(settingFields(option.settings), form, each),
        markedIn(each.problem, request.language),
      ]);
      return show(request, reply, admitted, { typed: form, errors: Object.fromEntries(errors) });
    }
    await keep(request, admitted, isOptionOn(organisation, option.key), settings);
    return reply.redirect(`${addresses.option(organisation.slug, option.key)}?gemt=ja`, 303);
  });

  server.post<{ Params: Parameters }>(`${root}/:option/til-fra`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, option } = admitted;
    const state = postedForm(request).value('tilstand');
    if (state !== 'til' && state !== 'fra') throw new WebError('badRequest');
    await keep(request, admitted, state === 'til', keptSettings(organisation, option.key));
    const by = { employee: employee.id, from: requestOrigin(request) };
    // Whoever switches it on hears at once whether what is said of the sender is right.
    const isTried = state === 'til' && (await tryUnproven(application.services, organisation, option, by));
    return reply.redirect(`${addresses.option(organisation.slug, option.key)}${isTried ? '#trial' : ''}`, 303);
  });

  server.post<{ Params: Parameters }>(`${root}/:option/afproev`, attempt, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, option } = admitted;
    const settings = application.services.deliverySettings(organisation, option.key);
    const health = await option.health?.(settings, AbortSignal.timeout(testLimit)).catch(() => 'failed' as const);
    return show(request, reply, admitted, { health: health ?? [] });
  });

  server.post<{ Params: Parameters }>(`${root}/:option/proevebesked`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, option } = admitted;
    const by = { employee: employee.id, from: requestOrigin(request) };
    const sample = sampledKind(option)?.sample;
    if (sample) return sampleOf(request, reply, admitted, sample, by);
    if (!triedKind(option)) throw new WebError('notFound');
    await startTrial(application.services, organisation, option, by);
    return reply.redirect(`${addresses.option(organisation.slug, option.key)}#trial`, 303);
  });

  server.post<{ Params: Parameters }>(`${root}/:option/staa-inde`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee, option } = admitted;
    if (!triedKind(option)) throw new WebError('notFound');
    const note = (postedForm(request).value('begrundelse') ?? '').trim();
    if (note === '' || note.length > 500) {
      return show(request, reply, admitted, {
        noteError: optionsTranslator(request.language)('options.trial.noteMissing'),
      });
    }
    const by = { employee: employee.id, from: requestOrigin(request) };
    await answerFor(application.services, organisation, option, note, by);
    return reply.redirect(`${addresses.option(organisation.slug, option.key)}#trial`, 303);
  });

  /** Sends what an administrator sees for themselves whether it arrives, or tells at its field what is wrong with it. */
  async function sampleOf(
    request: OptionRequest,
    reply: FastifyReply,
    admitted: Admitted,
    sample: DeliverySample<unknown>,
    by: TrialBy,
  ): Promise<FastifyReply> {
    const { organisation, option } = admitted;
    const t = optionsTranslator(request.language);
    const form = postedForm(request);
    const questions = sample.asks(keptSettings(organisation, option.key) as never);
    const [first] = questions;
    const sent =
      isOptionOn(organisation, option.key) && first
        ? await sendSample(
            { ...application.services, publicUrl: request.server.publicUrl.origin },
            organisation,
            option,
            Object.fromEntries(questions.map(({ key }) => [key, (form.value(sampleInput(key)) ?? '').trim()])),
            by,
          )
        : ({ kind: 'wrong', problems: {} } as const);
    if (sent.kind === 'sent') {
      return reply.redirect(`${addresses.option(organisation.slug, option.key)}?sendt=ja#sample`, 303);
    }
    const problems =
      sent.kind === 'wrong'
        ? Object.entries(sent.problems).map(([key, problem]) => [key, markedIn(problem, request.language)] as const)
        : [[first?.key ?? '', t(`options.sample.${sent.kind}`, { most: mostSamples })] as const];
    return show(request, reply, admitted, {
      sampleTyped: form,
      errors: Object.fromEntries(problems.map(([key, problem]) => [sampleInput(key), problem])),
    });
  }

  async function admit(request: OptionRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const option = registeredOptions.find(({ key }) => key === request.params.option);
    if (!option) throw new WebError('notFound');
    const here = addresses.option(organisation.slug, option.key);
    const employee = await requireEmployee(request, reply, here);
    return employee && { organisation, employee, option };
  }

  async function keep(request: FastifyRequest, admitted: Admitted, isOn: boolean, settings: Settings): Promise<void> {
    const { organisation, employee, option } = admitted;
    const { database, now, organisations } = application.services;
    const before = keptSettings(organisation, option.key);
    await database.inOrganisation(organisation.id, async (transaction) => {
      await writeOptionState(transaction, organisation.id, option.key, { isOn, settings });
      await recordAudit(transaction, organisation.id, [
        {
          at: now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'optionChanged',
          recordKind: 'organisation',
          record: null,
          // What was changed, never to what: some of it is secret.
          detail: {
            ...requestOrigin(request),
            option: option.key,
            isOn,
            changed: changedNames(before, settings).join(' '),
          },
          key: { id: null, key: organisation.keys.own },
        },
      ]);
    });
    // The page that follows, and everybody else in this process, sees it at once; other processes within seconds.
    organisations.refresh();
  }

  function factsOf(organisation: Organisation, { key, facts }: RegisteredOption): readonly SettingsFact[] {
    return facts?.(openSecrets(organisation, key, keptSettings(organisation, key)), application.services.now()) ?? [];
  }

  function neededOption(organisation: Organisation, wanted: string): readonly NeededOption[] {
    const { slug } = organisation;
    return registeredOptions
      .filter(({ key }) => key === wanted)
      .map((option) => ({
        key: option.key,
        title: option.title,
        isOn: isOptionOn(organisation, option.key),
        facts: factsOf(organisation, option),
        href: addresses.option(slug, option.key),
      }));
  }

  async function show(
    request: OptionRequest,
    reply: FastifyReply,
    { organisation, option }: Admitted,
    { saved = false, typed, sampleTyped, errors = {}, wholeError, health, noteError, sampled = false }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.option(organisation.slug, option.key) };
    const settings = keptSettings(organisation, option.key);
    const t = optionsTranslator(context.language);
    const { services } = application;
    const sample = sampledKind(option)?.sample ?? null;
    const trials =
      triedKind(option) || sample
        ? await services.database.inOrganisation(organisation.id, (transaction) =>
            readTrials(services, transaction, organisation, option),
          )
        : null;
    return sendPage(request, reply, context, {
      title: markedIn(option.title, context.language),
      errors: [
        ...(wholeError === undefined ? [] : [{ message: wholeError }]),
        ...(noteError === undefined ? [] : [{ fieldId: 'begrundelse', message: noteError }]),
        ...Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message })),
      ],
      before: <BackLink href={addresses.options(organisation.slug)}>{t('options.title')}</BackLink>,
      content: (
        <OptionPage
          context={context}
          option={option}
          isOn={isOptionOn(organisation, option.key)}
          settings={settings}
          edition={editionOf(settings)}
          saved={saved}
          typed={typed ?? null}
          sample={sample}
          sampleTyped={sampleTyped ?? null}
          sampled={sampled}
          errors={errors}
          health={health ?? null}
          trials={trials}
          noteError={noteError ?? null}
          facts={factsOf(organisation, option)}
          worksBy={(option.worksBy ?? []).flatMap((key) => neededOption(organisation, key))}
        />
      ),
    });
  }
}

/** The largest amount that a setting of money may be; of other settings nothing. */
function mostOf({ kind, schema }: SettingField, language: Language): string {
  const { maximum }: { readonly maximum?: number } = schema;
  return kind === 'money' && maximum !== undefined ? formatMoney(maximum, 'DKK', language) : '';
}

/** Names what is kept without telling anything of it. */
function editionOf(settings: Settings): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16);
}

function changedNames(before: Settings, after: Settings): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
