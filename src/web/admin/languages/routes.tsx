import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageVersions } from '../../../options/registry.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Language, registeredTexts } from '../../../texts/catalogue.ts';
import {
  builtInLanguages,
  canonicalTag,
  largestCatalogueFile,
  readCatalogueFile,
  writeCatalogueFile,
} from '../../../texts/catalogue-file.ts';
import { directionOf } from '../../../texts/direction.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { verifiedParts } from '../../multipart.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { webErrorKindOf } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { changeLanguages } from './change-languages.ts';
import { type Changer, keepCatalogue, keepChosen, removeCatalogue } from './keep-languages.ts';
import { LanguagesPage, type ShownImport, type ShownLanguage } from './languages-page.tsx';
import { keyList, problemTexts } from './problem-text.ts';
import { languagesTranslator } from './texts.ts';

/** What is said about what was just done. */
interface Said {
  readonly imported?: ShownImport;
  readonly fileErrors?: readonly string[];
  readonly tag?: { readonly value: string; readonly error: string };
}

/** `/{organisation}/administration/sprog`: the organisation's languages, for administrators. */
export function languagesRoutes(server: FastifyInstance, application: Application): void {
  const page = '/:organisation/administration/sprog';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly' } } as const;

  server.get(page, async (request, reply) => {
    const changer = await admit(request, reply);
    return changer === null ? reply : show(request, reply, changer.organisation, {});
  });

  server.post(page, change, async (request, reply) => {
    const changer = await admit(request, reply);
    if (changer === null) return reply;
    const { organisation } = changer;
    const button = postedForm(request).value('handling') ?? '';
    const before = languageVersions(organisation);
    const removed = /^slet:(.+)$/.exec(button)?.[1];
    if (removed !== undefined && organisation.catalogues.has(removed)) {
      const left = before.chosen.filter((language) => language !== removed);
      await removeCatalogue(changer, removed, { isOn: before.isOn, chosen: left.length > 0 ? left : ['da'] });
    } else {
      const after = changeLanguages(before, button);
      if (after !== null) await keepChosen(changer, after);
    }
    return reply.redirect(addresses.languages(organisation.slug), 303);
  });

  server.get(`${page}/katalog`, async (request, reply) => {
    const changer = await admit(request, reply);
    if (changer === null) return reply;
    const { organisation } = changer;
    const { sprog } = request.query as { readonly sprog?: unknown };
    const given = typeof sprog === 'string' ? sprog.trim() : '';
    const tag = canonicalTag(given);
    const t = languagesTranslator(request.language);
    if (tag === null || builtInLanguages.includes(tag)) {
      const error = t(tag === null ? 'languages.problem.tagTyped' : 'languages.problem.builtIn', {
        at: given.slice(0, 40),
      });
      return show(request, reply, organisation, { tag: { value: given.slice(0, 40), error } });
    }
    const known = organisation.catalogues.get(tag);
    const file = writeCatalogueFile(tag, known?.direction ?? directionOf(tag), known?.texts ?? new Map());
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="catalogue-${tag}.json"`)
      .send(file);
  });

  server.post(
    `${page}/importer`,
    { config: { limit: 'upload', csrf: 'sessionOnly', multipart: true } },
    async (request, reply) => {
      const changer = await admit(request, reply);
      if (changer === null) return reply;
      const { organisation } = changer;
      const t = languagesTranslator(request.language);
      const posted = await readUpload(request);
      if (posted.bytes === null) {
        return show(request, reply, organisation, { fileErrors: [t('languages.problem.noFile')] });
      }
      const reading = readCatalogueFile(posted.bytes);
      if (!reading.ok) return show(request, reply, organisation, { fileErrors: problemTexts(t, reading.problems) });
      const { catalogue } = reading;
      if (catalogue.unknown.length > 0 && !posted.skipUnknown) {
        const error = t('languages.problem.unknown', { keys: keyList(t, catalogue.unknown) });
        return show(request, reply, organisation, { fileErrors: [error] });
      }
      const { isOn, chosen } = languageVersions(organisation);
      const { language, texts, unknown: skipped, outdated } = catalogue;
      const offered = chosen.includes(language) ? chosen : [...chosen, language];
      await keepCatalogue(changer, catalogue, { isOn, chosen: offered });
      const now = await organisationOf(request, application);
      return show(request, reply, now, { imported: { language, count: texts.size, skipped, outdated } });
    },
  );

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Changer | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, addresses.languages(organisation.slug));
    if (employee === null) return null;
    return { application, organisation, employee: employee.id, from: requestOrigin(request) };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    organisation: Organisation,
    { imported, fileErrors = [], tag }: Said,
  ): Promise<FastifyReply> {
    const here = addresses.languages(organisation.slug);
    const context = { ...pageContext(request, reply), path: here };
    const { isOn, chosen, others } = languageVersions(organisation);
    const shown = (language: Language): ShownLanguage => shownLanguage(organisation, language);
    const t = languagesTranslator(request.language);
    const errors = [
      ...fileErrors.map((message) => ({ message, fieldId: 'fil' })),
      ...(tag === undefined ? [] : [{ message: tag.error, fieldId: 'sprog' }]),
    ];
    return sendPage(request, reply, context, {
      title: imported ? `${t('languages.title')}: ${t('languages.import')}` : t('languages.title'),
      errors,
      content: (
        <LanguagesPage
          context={context}
          isOn={isOn}
          chosen={chosen.map(shown)}
          others={others.map(shown)}
          all={registeredTexts().size}
          imported={imported ?? null}
          fileError={fileErrors[0]}
          tag={tag}
        />
      ),
    });
  }
}

function shownLanguage(organisation: Organisation, language: Language): ShownLanguage {
  const catalogue = organisation.catalogues.get(language);
  return {
    language,
    direction: catalogue?.direction ?? directionOf(language),
    builtIn: catalogue === undefined,
    missing: catalogue === undefined ? [] : [...registeredTexts().keys()].filter((key) => !catalogue.texts.has(key)),
  };
}

interface Upload {
  readonly bytes: Uint8Array | null;
  readonly skipUnknown: boolean;
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  const pieces: Uint8Array[] = [];
  let skipUnknown = false;
  try {
    for await (const part of verifiedParts(request, { fileSize: largestCatalogueFile, files: 1 })) {
      if (part.kind === 'field') skipUnknown ||= part.name === 'spring';
      else for await (const piece of part.file.file) pieces.push(piece);
    }
  } catch (error) {
    if (webErrorKindOf(error) !== 'tooLarge') throw error;
    // Told as every other fault of the file: on the page, where another can be chosen.
    return { bytes: new Uint8Array(largestCatalogueFile + 1), skipUnknown };
  }
  // A browser sends an empty file where none was chosen.
  return { bytes: pieces.length > 0 ? Buffer.concat(pieces) : null, skipUnknown };
}
