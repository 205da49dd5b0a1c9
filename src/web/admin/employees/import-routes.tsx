import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { decryptJson, encryptJson } from '../../../database/encryption/envelope.ts';
import { carryOutImport, type ImportPlan, planImport } from '../../../identity/employees/import-employees.ts';
import {
  type FileProblem,
  largestEmployeeFile,
  readEmployeeFile,
} from '../../../identity/employees/read-employee-file.ts';
import { RightsRefused } from '../../../identity/rights/guard-rights.ts';
import type { Application } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { isId } from '../../citizen/addresses.ts';
import { BackLink } from '../../components/back-link.tsx';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { addresses } from '../addresses.ts';
import { readUpload } from '../read-upload.ts';
import { type AdmittedChanger, admitChanger } from '../roles/admit-changer.ts';
import { rolesTranslator } from '../roles/texts.ts';
import { ImportPage } from './import-page.tsx';
import { importTranslator } from './import-texts.ts';
import { staffTranslator } from './texts.ts';

const place = 'employee_import.content';
/** Longest that an import may take, in milliseconds: some tens of thousands of employees who leave. */
const handlerTimeout = 300_000;

/** What the page shows. */
interface Shown {
  readonly problems?: readonly FileProblem[];
  readonly messages?: readonly string[];
  readonly preview?: { readonly plan: ImportPlan; readonly id: string };
  readonly done?: { readonly added: number; readonly changed: number; readonly left: number };
}

/** `…/medarbejdere/indlaes`: employees from a file, shown before anything is changed, and then all of it or nothing (ADM-1). */
export function importRoutes(server: FastifyInstance, application: Application): void {
  const root = '/:organisation/administration/medarbejdere/indlaes';
  const { services } = application;
  const { database, now } = services;

  server.get(root, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.importEmployees);
    return admitted ? show(request, reply, admitted, {}) : reply;
  });

  server.post(root, { config: { limit: 'upload', csrf: 'sessionOnly', multipart: true } }, async (request, reply) => {
    const admitted = await admitChanger(request, reply, application, addresses.importEmployees);
    if (!admitted) return reply;
    const t = importTranslator(request.language);
    const file = await readUpload(request, largestEmployeeFile);
    if (file === null) return show(request, reply, admitted, { messages: [t('staffImport.problem.noFile')] });
    const read = readEmployeeFile(file);
    if (!read.ok) return show(request, reply, admitted, { problems: read.problems });
    const { organisation, changer } = admitted;
    const id = uuidv7();
    const planning = await database.inOrganisation(organisation.id, async (transaction) => {
      const planned = await planImport(transaction, changer, read.employees);
      // One at a time: what nobody confirmed is gone when the next one comes.
      await transaction.deleteFrom('employee_import').execute();
      if (!planned.ok) return planned;
      await transaction
        .insertInto('employee_import')
        .values({
          organisation: organisation.id,
          id,
          content: encryptJson(organisation.keys.own, place, Buffer.from(file).toString('base64')),
          made_by: admitted.employee.id,
          made_at: now(),
        })
        .execute();
      return planned;
    });
    if (!planning.ok) return show(request, reply, admitted, { problems: planning.problems });
    return show(request, reply, admitted, { preview: { plan: planning.plan, id } });
  });

  server.post(
    `${root}/udfoer`,
    { handlerTimeout, config: { limit: 'submission', csrf: 'sessionOnly', weighty: true } },
    async (request, reply) => {
      const admitted = await admitChanger(request, reply, application, addresses.importEmployees);
      if (!admitted) return reply;
      const form = postedForm(request);
      const [id, digest] = [form.value('fil-id') ?? '', form.value('plan') ?? ''];
      try {
        return await show(
          request,
          reply,
          admitted,
          await carryOut(request, admitted, id, digest, form.value('stoppede') === 'ja'),
        );
      } catch (error) {
        if (!(error instanceof RightsRefused)) throw error;
        const message = rolesTranslator(request.language)(`roles.refused.${error.refusal}`);
        return show(request, reply, admitted, { messages: [message] });
      }
    },
  );

  /** What was shown, if nothing has changed since; else the new preview. */
  async function carryOut(
    request: FastifyRequest,
    { organisation, changer, employee }: AdmittedChanger,
    id: string,
    digest: string,
    left: boolean,
  ): Promise<Shown> {
    const t = importTranslator(request.language);
    return database.inOrganisation(organisation.id, async (transaction): Promise<Shown> => {
      const row = isId(id)
        ? await transaction
            .selectFrom('employee_import')
            .select('content')
            .where('id', '=', id)
            .where('made_by', '=', employee.id)
            .forUpdate()
            .executeTakeFirst()
        : undefined;
      if (!row) return { messages: [t('staffImport.problem.gone')] };
      const file = Buffer.from(decryptJson<string>(organisation.keys.own, place, row.content), 'base64');
      const read = readEmployeeFile(file);
      if (!read.ok) return { problems: read.problems };
      const planning = await planImport(transaction, changer, read.employees);
      if (!planning.ok) return { problems: planning.problems };
      const { plan } = planning;
      if (plan.digest !== digest) return { messages: [t('staffImport.problem.changed')], preview: { plan, id } };
      await carryOutImport(services, transaction, organisation, changer, plan, left);
      await transaction.deleteFrom('employee_import').where('id', '=', id).execute();
      const { added, changed, missing } = plan;
      return { done: { added: added.length, changed: changed.length, left: left ? missing.length : 0 } };
    });
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation }: AdmittedChanger,
    { problems = [], messages = [], preview, done }: Shown,
  ): Promise<FastifyReply> {
    const context = { ...pageContext(request, reply), path: addresses.importEmployees(organisation.slug) };
    const t = importTranslator(context.language);
    const said = [
      ...messages,
      ...problems.map(({ kind, line, column, value = '' }) => {
        const what = t(`staffImport.problem.${kind}`, { value, column: column ?? '' });
        if (line === null) return what;
        return column === null
          ? t('staffImport.atLine', { line, what })
          : t('staffImport.atCell', { line, column, what });
      }),
    ];
    return sendPage(request, reply, context, {
      title: t('staffImport.title'),
      errors: said.map((message) => ({ message, ...(preview ? {} : { fieldId: 'fil' }) })),
      before: (
        <BackLink href={addresses.employees(organisation.slug)}>
          {staffTranslator(context.language)('staff.title')}
        </BackLink>
      ),
      content: <ImportPage context={context} preview={preview ?? null} done={done ?? null} error={said[0]} />,
    });
  }
}
