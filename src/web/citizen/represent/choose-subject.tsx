import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AuditDetail, recordAudit } from '../../../audit/record.ts';
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
import { readOwnChildren } from './own-children.ts';
import { representTranslator } from './texts.ts';

/** Whom a filling is begun for: oneself, or a grantor or own child of whom CPR has been asked. */
export type ChosenSubject = { readonly kind: 'self' } | { readonly kind: 'grantor'; readonly named: NamedGrantor };

/** Names on one page; each costs a look-up. */
const namesOnPage = 50;

/** Those for whom the citizen may fill in the form. */
export interface Choice {
  /** The form may be filled in for oneself. */
  readonly maySelf: boolean;
  /** Who gave them a power to act; null where nobody did. */
  readonly powers: HeldPowers | null;
  /** Own children, named by CPR. */
  readonly children: readonly NamedGrantor[];
  /** CPR did not say who all the children are. */
  readonly isUnanswered: boolean;
}

/** Whom the citizen may fill in the form for; null where there is nothing to choose: it is for oneself (FUL-6). */
export async function mayActFor(
  { application, organisation, citizen, definition }: Choosing,
  language: string,
  from: AuditDetail,
): Promise<Choice | null> {
  const held = heldPowers(organisation, citizen, definition);
  const own = await readOwnChildren(application, organisation, citizen, definition, language, from);
  const children = own?.children ?? [];
  // Custody counts before a power that the child gave as well: that is for the young often none.
  const grantors =
    held?.grantors.filter(({ act, cpr }) => act.length > 0 && !children.some((child) => child.cpr === cpr)) ?? [];
  const powers = held && grantors.length > 0 ? { ...held, grantors } : null;
  const maySelf = definition.start.ownChildren?.onlyChildren !== true;
  const isUnanswered = own?.isUnanswered ?? false;
  return powers || children.length > 0 || isUnanswered || !maySelf ? { maySelf, powers, children, isUnanswered } : null;
}

export interface Choosing {
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
  { maySelf, powers, children, isUnanswered }: Choice,
  missing = false,
): Promise<FastifyReply> {
  const page = pageContext(request, reply);
  const { language } = page;
  const asked = Number((request.query as { readonly side?: unknown }).side ?? 1);
  const all = powers?.grantors ?? [];
  const pages = Math.max(1, Math.ceil(all.length / namesOnPage));
  const number = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const onPage = all.slice((number - 1) * namesOnPage, number * namesOnPage);
  const from = requestOrigin(request);
  const grantors = powers
    ? await nameGrantors(application, organisation, citizen, onPage, powers.rules, language, from)
    : [];
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
          maySelf={maySelf}
          people={[...children, ...grantors]}
          hasPowers={powers !== null}
          isForChildren={definition.start.ownChildren !== undefined}
          again={isUnanswered ? here + query : null}
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
  const from = requestOrigin(request);
  const { language } = request;
  // Nobody is asked about who is not chosen, where one may fill it in for oneself and says so.
  if (posted === self && definition.start.ownChildren?.onlyChildren !== true) return { kind: 'self' };
  const choice = await mayActFor(choosing, language, from);
  if (posted === '' && !choice) return { kind: 'self' };
  if (posted === '' && choice) {
    await askForSubject(request, reply, choosing, choice, postedForm(request).value('asked') !== undefined);
    return null;
  }
  const child = choice?.children.find(({ reference }) => reference === posted);
  const grantor = choice?.powers?.grantors.find(({ cpr }) => referenceOf(organisation, cpr) === posted);
  if (choice?.isUnanswered && !child && !grantor) {
    await askForSubject(request, reply, choosing, choice);
    return null;
  }
  if (!choice || (!child && !grantor)) {
    await refusePower(request, reply, choosing);
    return null;
  }
  const [asked] =
    grantor && choice.powers
      ? await nameGrantors(application, organisation, citizen, [grantor], choice.powers.rules, language, from)
      : [];
  const named = child ?? asked;
  if (!named || named.problem !== null) {
    await askForSubject(request, reply, choosing, choice);
    return null;
  }
  if (postedForm(request).value('confirmed') === '1') return { kind: 'grantor', named };
  const page = pageContext(request, reply);
  const { slug } = organisation;
  const query = linkQuery(definition, request.query);
  const here = addresses.start(slug, definition.key) + query;
  const { name, reference, relation, otherHolders } = named;
  const title = representTranslator(language)(relation ? 'represent.confirm.childTitle' : 'represent.confirm.title', {
    name,
  });
  await sendPage(request, reply, page, {
    title: pageTitle(title, definition.title, language),
    before: <BackLink href={here} />,
    content: (
      <ConfirmPage
        action={here}
        csrfToken={page.csrfToken}
        own={citizen.name}
        name={name}
        reference={reference}
        relation={relation}
        isShared={otherHolders.length > 0}
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
  draft: { readonly id: string; readonly returnTo: string; readonly isForChild: boolean } | null = null,
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
  const login = addresses.login(organisation.slug, returnTo, definition.start.loginLevel, definition.start.ways);
  const isForChild = draft?.isForChild === true || (!draft && definition.start.representation === undefined);
  const link = isForChild
    ? { text: t('represent.refused.toForm'), href: addresses.form(organisation.slug, definition.key) }
    : { text: t('represent.login'), href: login };
  const title = t(isForChild ? 'represent.refused.childTitle' : 'represent.refused.title');
  return sendPage(request, reply, page, {
    title,
    status: 403,
    content: (
      <MessagePage title={title} link={link}>
        <p>{t(isForChild ? 'represent.refused.childText' : 'represent.refused.text')}</p>
        {draft !== null && <p>{t('represent.refused.kept')}</p>}
      </MessagePage>
    ),
  });
}
