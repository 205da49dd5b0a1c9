import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Managed, ManageOrganisations, OrganisationManager } from '../../../organisations/manage-organisations.ts';
import type { Branding, Organisation } from '../../../organisations/organisation.ts';
import { textIn } from '../../../texts/catalogue.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { verifiedParts } from '../../multipart.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError, webErrorKindOf } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type AdmittedChanger, admitChanger } from '../roles/admit-changer.ts';
import { OrganisationForm } from './organisation-form.tsx';
import { OrganisationPage } from './organisation-page.tsx';
import { OrganisationsPage } from './organisations-page.tsx';
import { type ManagedTextKey, managedTranslator } from './texts.ts';
import {
  type FieldProblem,
  fields,
  nothingTyped,
  readTyped,
  type TypedOrganisation,
  toOrganisation,
  typedOf,
} from './typed-organisation.ts';

interface KeyParams {
  readonly Params: { readonly key: string };
}

/** What a page shows of what was typed. */
interface Shown {
  readonly typed?: TypedOrganisation;
  readonly problems?: readonly FieldProblem[];
  readonly refused?: ManagedTextKey;
  readonly logoError?: ManagedTextKey;
}

/** Bytes of a logo at most. */
const largestLogo = 300_000;

const notices: Readonly<Record<string, ManagedTextKey>> = {
  oprettet: 'managed.done.made',
  gemt: 'managed.done.saved',
  lukket: 'managed.done.closed',
  aabnet: 'managed.done.opened',
};

/**
 * `/{organisation}/administration/organisationer`, in the operator's own organisation alone: the organisations of the installation are
 * made, changed, closed and opened (PLA-8). Nothing of theirs is read but what describes them. Each of its pages weighs much.
 */
export function organisationsRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/organisationer';
  const look = { config: { weighty: true } } as const;
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const { organisations } = application.services;

  server.get(root, look, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.organisations);
    if (!admitted) return reply;
    const context = pageContext(request, reply);
    return sendPage(request, reply, context, {
      title: managedTranslator(context.language)('managed.title'),
      content: <OrganisationsPage context={context} organisations={await organisations.all()} />,
    });
  });

  server.get(`${root}/ny`, look, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.newOrganisation);
    return admitted ? showNew(request, reply, admitted, {}) : reply;
  });

  server.post(`${root}/ny`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.newOrganisation);
    if (!admitted) return reply;
    const typed = readTyped(postedForm(request));
    const read = toOrganisation(typed);
    if (!read.ok) return showNew(request, reply, admitted, { typed, problems: read.problems });
    const made = await manager().make(managerIn(admitted), read.organisation);
    if (made !== 'done') {
      return showNew(request, reply, admitted, {
        typed,
        problems: [{ field: 'slug', text: 'managed.error.slugTaken' }],
      });
    }
    return done(reply, admitted, typed.slug, 'oprettet');
  });

  server.get<KeyParams>(`${root}/:key`, look, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.organisations);
    return admitted ? showOne(request, reply, admitted, await managedIn(request), {}) : reply;
  });

  server.post<KeyParams>(`${root}/:key`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.organisations);
    if (!admitted) return reply;
    const managed = await managedIn(request);
    const typed = { ...readTyped(postedForm(request)), slug: managed.slug };
    const read = toOrganisation(typed, managed);
    if (!read.ok) return showOne(request, reply, admitted, managed, { typed, problems: read.problems });
    await manager().change(managerIn(admitted), read.organisation);
    return done(reply, admitted, managed.slug, 'gemt');
  });

  server.post<KeyParams>(
    `${root}/:key/logo`,
    { config: { limit: 'upload', csrf: 'sessionOnly', weighty: true, multipart: true } },
    async (request, reply) => {
      const admitted = await admitChanger(request, reply, application, addresses.organisations);
      if (!admitted) return reply;
      const managed = await managedIn(request);
      const logo = await readLogo(request);
      if (logo === null) return showOne(request, reply, admitted, managed, { logoError: 'managed.error.logo' });
      const { slug, cvr, name, ownLanguages: languages, branding } = managed;
      const wanted = { slug, cvr, name, languages, branding: { ...branding, logo }, settings: {} };
      await manager().change(managerIn(admitted), wanted);
      return done(reply, admitted, slug, 'gemt');
    },
  );

  server.post<KeyParams>(`${root}/:key/luk`, change, (request, reply) => close(request, reply, true));
  server.post<KeyParams>(`${root}/:key/aaben`, change, (request, reply) => close(request, reply, false));

  async function close(request: FastifyRequest<KeyParams>, reply: FastifyReply, closed: boolean) {
    const admitted = await admitChanger(request, reply, application, addresses.organisations);
    if (!admitted) return reply;
    const managed = await managedIn(request);
    const result: Managed = await manager().close(managerIn(admitted), managed.slug, closed);
    if (result === 'done') return done(reply, admitted, managed.slug, closed ? 'lukket' : 'aabnet');
    const refused = result === 'own' ? 'managed.error.own' : 'managed.error.unknown';
    return showOne(request, reply, admitted, await managedIn(request), { refused });
  }

  function done(reply: FastifyReply, { organisation }: AdmittedChanger, key: string, what: string): FastifyReply {
    return reply.redirect(`${addresses.managedOrganisation(organisation.slug, key)}?gjort=${what}`, 303);
  }

  /** @throws {WebError} 404 */
  async function managedIn({ params }: FastifyRequest<KeyParams>): Promise<Organisation> {
    const found = await organisations.bySlug(params.key);
    if (!found) throw new WebError('notFound');
    return found;
  }

  function manager(): ManageOrganisations {
    if (!application.manageOrganisations) throw new WebError('unavailable');
    return application.manageOrganisations;
  }

  function showNew(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: AdmittedChanger,
    { typed = nothingTyped, problems = [] }: Shown,
  ) {
    const context = { ...pageContext(request, reply), path: addresses.newOrganisation(organisation.slug) };
    const t = managedTranslator(context.language);
    return sendPage(request, reply, context, {
      title: t('managed.new'),
      errors: errorsOf(request, { problems }),
      before: <BackLink href={addresses.organisations(organisation.slug)}>{t('managed.title')}</BackLink>,
      content: (
        <>
          <h1>{t('managed.new')}</h1>
          <OrganisationForm
            context={context}
            action={addresses.newOrganisation(organisation.slug)}
            typed={typed}
            problems={problems}
            isNew
          />
        </>
      ),
    });
  }

  function showOne(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: AdmittedChanger,
    managed: Organisation,
    shown: Shown,
  ) {
    const context = {
      ...pageContext(request, reply),
      path: addresses.managedOrganisation(organisation.slug, managed.slug),
    };
    const t = managedTranslator(context.language);
    return sendPage(request, reply, context, {
      title: textIn(managed.name, context.language),
      errors: errorsOf(request, shown),
      before: <BackLink href={addresses.organisations(organisation.slug)}>{t('managed.title')}</BackLink>,
      content: (
        <OrganisationPage
          context={context}
          managed={managed}
          typed={shown.typed ?? typedOf(managed)}
          problems={shown.problems ?? []}
          logoError={shown.logoError === undefined ? undefined : t(shown.logoError)}
          notice={noticeOf(request)}
        />
      ),
    });
  }
}

function managerIn({ organisation, changer }: AdmittedChanger): OrganisationManager {
  const { employee, at, from } = changer;
  if (employee === null) throw new Error('Organisations are managed by people.');
  return { employee, organisation, at, from };
}

function errorsOf(request: FastifyRequest, { problems = [], refused, logoError }: Shown) {
  const t = managedTranslator(request.language);
  return [
    ...(refused === undefined ? [] : [{ message: t(refused) }]),
    ...problems.map(({ field, text, problem = '' }) => ({ fieldId: fields[field], message: t(text, { problem }) })),
    ...(logoError === undefined ? [] : [{ fieldId: 'logo', message: t(logoError) }]),
  ];
}

function noticeOf({ query }: FastifyRequest): ManagedTextKey | null {
  const { gjort } = query as { readonly gjort?: unknown };
  return typeof gjort === 'string' && Object.hasOwn(notices, gjort) ? (notices[gjort] ?? null) : null;
}

/** The picture that was sent, by what it is rather than by what it is called; null for what is none, or is too large. */
async function readLogo(request: FastifyRequest): Promise<NonNullable<Branding['logo']> | null> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const part of verifiedParts(request, { fileSize: largestLogo, files: 1 })) {
      if (part.kind === 'file') for await (const piece of part.file.file) pieces.push(piece);
    }
  } catch (error) {
    if (webErrorKindOf(error) !== 'tooLarge') throw error;
    return null;
  }
  const file = Buffer.concat(pieces);
  const content = file.toString('base64');
  if (file.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')))
    return { mediaType: 'image/png', content };
  const isSvg = /^(\uFEFF)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(file.toString('utf8'));
  return isSvg ? { mediaType: 'image/svg+xml', content } : null;
}
