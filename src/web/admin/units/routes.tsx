import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readMatters } from '../../../identity/rights/matters.ts';
import { forgetUnit, nameUnits } from '../../../identity/units/keep-units.ts';
import {
  largestUnitFile,
  longestUnitName,
  readUnitFile,
  readUnitId,
  readUnitName,
  type UnitFileProblem,
} from '../../../identity/units/read-unit-file.ts';
import { listUnits, listUnnamed, namesOfUnits } from '../../../identity/units/units.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import type { PageError } from '../../components/error-summary.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { readUpload } from '../read-upload.ts';
import { type AdmittedChanger, admitChanger } from '../roles/admit-changer.ts';
import { rolesTranslator } from '../roles/texts.ts';
import { type TranslateUnits, unitsTranslator } from './texts.ts';
import { type TypedUnit, UnitsPage } from './units-page.tsx';

/** What the page shows beside the units. */
interface Shown {
  readonly typed?: TypedUnit;
  readonly problems?: readonly UnitFileProblem[];
  readonly noFile?: true;
  readonly notice?: string;
}

const example = '0f3a6e0c-5d7b-4c43-9a57-1d5f5b1c0001';

/**
 * `/{organisation}/administration/roller/enheder`: what the units that the Context Handler limits roles to are called here. It
 * decides what those roles reach, so it asks for the right to give roles (ADM-1).
 */
export function unitsRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/roller/enheder';
  const change = { config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } } as const;
  const upload = { config: { limit: 'upload', csrf: 'sessionOnly', multipart: true, weighty: true } } as const;
  const { database } = application.services;

  server.get(root, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.units);
    if (!admitted) return reply;
    const { enhed } = request.query as { readonly enhed?: unknown };
    const uuid = typeof enhed === 'string' ? readUnitId(enhed) : null;
    if (uuid === null) return show(request, reply, admitted, {});
    const names = await database.inOrganisation(admitted.organisation.id, (transaction) =>
      namesOfUnits(transaction, [uuid]),
    );
    return show(request, reply, admitted, { typed: { uuid, name: names.get(uuid) ?? '' } });
  });

  server.post(root, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.units);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const form = postedForm(request);
    const t = unitsTranslator(request.language);
    const [uuid, typedName] = [form.value('uuid') ?? '', form.value('navn') || (form.value('enhed') ?? '')];
    const [id, name] = [readUnitId(uuid), readUnitName(typedName)];
    if (id === null || name === null) {
      const typed = {
        ...{ uuid: uuid.slice(0, 60), name: typedName.slice(0, longestUnitName) },
        ...(id === null ? { uuidError: t('units.problem.uuid', { example }) } : {}),
        ...(name === null ? { nameError: t('units.problem.name', { most: longestUnitName }) } : {}),
      };
      return show(request, reply, admitted, { typed });
    }
    await database.inOrganisation(organisation.id, (transaction) =>
      nameUnits(transaction, organisation, changer, [{ id, name }]),
    );
    return reply.redirect(`${addresses.units(organisation.slug)}?gjort=navn`, 303);
  });

  server.post(`${root}/slet`, change, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.units);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const id = readUnitId(postedForm(request).value('uuid') ?? '');
    if (id !== null) {
      await database.inOrganisation(organisation.id, (transaction) =>
        forgetUnit(transaction, organisation, changer, id),
      );
    }
    return reply.redirect(`${addresses.units(organisation.slug)}?gjort=slettet`, 303);
  });

  server.post(`${root}/indlaes`, upload, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.units);
    if (!admitted) return reply;
    const { organisation, changer } = admitted;
    const file = await readUpload(request, largestUnitFile);
    if (file === null) return show(request, reply, admitted, { noFile: true });
    const read = readUnitFile(file);
    if (!read.ok) return show(request, reply, admitted, { problems: read.problems });
    const { added, changed } = await database.inOrganisation(organisation.id, (transaction) =>
      nameUnits(transaction, organisation, changer, read.units),
    );
    return reply.redirect(`${addresses.units(organisation.slug)}?gjort=fil&nye=${added}&aendrede=${changed}`, 303);
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: AdmittedChanger,
    { typed = { uuid: '', name: '' }, problems = [], noFile }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.units(organisation.slug) };
    const t = unitsTranslator(context.language);
    const { side } = request.query as { readonly side?: unknown };
    const page = typeof side === 'string' && /^[1-9]\d{0,4}$/.test(side) ? Number(side) : 1;
    const { unnamed, units, count, known } = await database.inOrganisation(organisation.id, async (transaction) => ({
      unnamed: await listUnnamed(transaction),
      ...(await listUnits(transaction, page)),
      known: (await readMatters(transaction)).units,
    }));
    const ofFile = [...(noFile ? [t('units.problem.noFile')] : []), ...problems.map((each) => fileProblem(each, t))];
    const errors: readonly PageError[] = [
      ...(typed.uuidError === undefined ? [] : [{ message: typed.uuidError, fieldId: 'uuid' }]),
      ...(typed.nameError === undefined ? [] : [{ message: typed.nameError, fieldId: 'navn' }]),
      ...ofFile.map((message) => ({ message, fieldId: 'fil' })),
    ];
    return sendPage(request, reply, context, {
      title: t('units.title'),
      errors,
      before: (
        <BackLink href={addresses.roles(organisation.slug)}>
          {rolesTranslator(context.language)('roles.title')}
        </BackLink>
      ),
      content: (
        <UnitsPage
          context={context}
          unnamed={unnamed}
          units={units}
          page={page}
          count={count}
          known={known}
          typed={typed}
          fileError={ofFile[0]}
          notice={errors.length === 0 ? noticeOf(request, t) : null}
        />
      ),
    });
  }
}

function fileProblem({ kind, line, value = '' }: UnitFileProblem, t: TranslateUnits): string {
  const what = t(`units.problem.${kind}`, { value, example, most: longestUnitName });
  return line === null ? what : t('units.atLine', { line, what });
}

/** What was just done, as the address that a form led to says. */
function noticeOf({ query }: FastifyRequest, t: TranslateUnits): string | null {
  const { gjort, nye, aendrede } = query as Readonly<Record<string, unknown>>;
  const number = (value: unknown) => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0);
  if (gjort === 'navn') return t('units.done.named');
  if (gjort === 'slettet') return t('units.done.forgotten');
  return gjort === 'fil' ? t('units.done.imported', { added: number(nye), changed: number(aendrede) }) : null;
}
