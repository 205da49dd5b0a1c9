import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import type { FormDefinition } from '../../../forms/definition.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { markedIn } from '../../../texts/catalogue.ts';
import { type Application, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { actorOf, type Citizen } from '../citizen.tsx';
import { MessagePage } from '../message-page.tsx';
import { pageTitle } from '../page-title.ts';
import { linkQuery } from '../start/link-values.ts';
import { ChoicePage, ConfirmPage, choiceName, self } from './choice-page.tsx';
import { type HeldPowers, heldPowers } from './held-powers.ts';
import { type NamedGrantor, nameGrantors, referenceOf } from './name-grantors.ts';
import { representTranslator } from './texts.ts';

/** Whom a filling is begun for: oneself, or a grantor of whom CPR has been asked. */
export type ChosenSubject = { readonly kind: 'self' } | { readonly kind: 'grantor'; readonly named: NamedGrantor };

/** Names on one page; each costs a look-up. */
const namesOnPage = 50;

/** Those for whom the citizen may fill in the form; none where there is nothing to choose (FUL-6). */
export function mayActFor(organisation: Organisation, citizen: Citizen, definition: FormDefinition): HeldPowers | null {
  const powers = heldPowers(organisation, citizen, definition);
  const grantors = powers?.grantors.filter(({ act }) => act.length > 0) ?? [];
  return powers && grantors.length > 0 ? { ...powers, grantors } : null;
}

interface Choosing {
  readonly application: Application;
  readonly organisation: Organisation;
  readonly citizen: Citizen;
  readonly definition: FormDefinition;
}

/** Asks whom the form is filled in for. */
export async function askForSubject(
  request: FastifyRequest,
  reply: FastifyReply,
  { application, organisation, citizen, definition }: Choosing,
  powers: HeldPowers,
  missing = false,
): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const { language } = page;
  const asked = Number((request.query as { readonly side?: unknown }).side ?? 1);
  const pages = Math.ceil(powers.grantors.length / namesOnPage);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const grantors = await nameGrantors(
    application,
    organisation,
    citizen,
    powers.grantors.slice((number - 1) * namesOnPage, number * namesOnPage),
    powers.rules,
    language,
    requestOrigin(request),
  );
  const { key, title } = definition;
  const query = linkQuery(definition, request.query);
  const here = addresses.start(organisation.slug, key);
  const next = new URLSearchParams(query);
  next.set('side', String(number < pages ? number + 1 : 1));
  const t = representTranslator(language);
  return sendPage(request, reply, page, {
    title: pageTitle(t('represent.choose.title'), title, language),
    errors: missing ? [{ fieldId: choiceName, message: t('represent.choose.missing') }] : [],
    before: <BackLink href={addresses.form(organisation.slug, key)} />,
    content: (
      <>
        <h1>{markedIn(title, language)}</h1>
        <ChoicePage
          action={here + query}
          csrfToken={page.csrfToken}
          own={citizen.name}
          grantors={grantors}
          missing={missing}
          others={pages < 2 ? null : { href: `${here}?${next}`, isFirst: number === pages }}
        />
      </>
    ),
  });
}

/**
 * Whom the posted choice names: never taken from the browser, but found among those of the log-in. Gives null when the answer
 * has been given already: with the choice, the question whether it is meant, or a refusal, which is logged.
 */
export async function readSubject(
  request: FastifyRequest,
  reply: FastifyReply,
  choosing: Choosing,
): Promise<ChosenSubject | null> {
  const { application, organisation, citizen, definition } = choosing;
  const posted = postedForm(request).value(choiceName) ?? '';
  const powers = mayActFor(organisation, citizen, definition);
  if (posted === self || (posted === '' && !powers)) return { kind: 'self' };
  if (posted === '' && powers) {
    await askForSubject(request, reply, choosing, powers, postedForm(request).value('asked') !== undefined);
    return null;
  }
  const grantor = powers?.grantors.find(({ cpr }) => referenceOf(organisation, cpr) === posted);
  if (!powers || !grantor) {
    await refusePower(request, reply, choosing);
    return null;
  }
  const from = requestOrigin(request);
  const { language } = request;
  const [named] = await nameGrantors(application, organisation, citizen, [grantor], powers.rules, language, from);
  if (!named || named.problem !== null) {
    await askForSubject(request, reply, choosing, powers);
    return null;
  }
  if (postedForm(request).value('confirmed') === '1') return { kind: 'grantor', named };
  const page = pageContext(request, reply);
  const { slug } = organisation;
  const query = linkQuery(definition, request.query);
  const here = addresses.start(slug, definition.key) + query;
  const { name, reference } = named;
  await sendPage(request, reply, page, {
    title: pageTitle(representTranslator(language)('represent.confirm.title', { name }), definition.title, language),
    before: <BackLink href={here} />,
    content: (
      <ConfirmPage
        action={here}
        csrfToken={page.csrfToken}
        own={citizen.name}
        name={name}
        reference={reference}
        back={here}
      />
    ),
  });
  return null;
}

/** Refuses to let somebody act for one whose power they don't hold; what was written stays. */
export async function refusePower(
  request: FastifyRequest,
  reply: FastifyReply,
  { application, organisation, citizen, definition }: Choosing,
  draft: { readonly id: string; readonly returnTo: string } | null = null,
): Promise<FastifyReply> {
  const { services } = application;
  await services.database.inOrganisation(organisation.id, (transaction) =>
    recordAudit(transaction, organisation.id, [
      {
        at: services.now(),
        actor: actorOf(citizen),
        subject: null,
        action: 'powerRefused',
        recordKind: draft ? 'draft' : 'form',
        record: draft?.id ?? null,
        detail: { ...requestOrigin(request), form: definition.key },
        key: { id: null, key: organisation.keys.own },
      },
    ]),
  );
  const page = pageContext(request, reply);
  const t = representTranslator(page.language);
  const returnTo = draft?.returnTo ?? addresses.start(organisation.slug, definition.key);
  const href = addresses.login(organisation.slug, returnTo, definition.start.loginLevel);
  return sendPage(request, reply, page, {
    title: t('represent.refused.title'),
    status: 403,
    content: (
      <MessagePage title={t('represent.refused.title')} link={{ text: t('represent.login'), href }}>
        <p>{t('represent.refused.text')}</p>
        {draft !== null && <p>{t('represent.refused.kept')}</p>}
      </MessagePage>
    ),
  });
}
