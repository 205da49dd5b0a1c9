import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { saveList } from '../../../cases/designs/save-list.ts';
import { type OptionList, readLists } from '../../../forms/lists/option-lists.ts';
import { largestListFile, readListFile } from '../../../forms/lists/read-list-file.ts';
import { textIn, translator } from '../../../texts/catalogue.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { requireEmployee } from '../../caseworker/require-employee.tsx';
import { danishDate } from '../../citizen/form-context.ts';
import { verifiedParts } from '../../multipart.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { webErrorKindOf } from '../../web-error.ts';
import { ListsPage } from './lists-page.tsx';
import { listTexts } from './texts.ts';

const address = '/:organisation/design/lister';
type ListRequest = FastifyRequest<{ Querystring: { readonly gemt?: unknown } }>;
const listKey = /^[a-z][a-z0-9-]{0,59}$/;

/** `/{organisation}/design/lister`: the lists of answers that forms share; works without scripts. */
export function listRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;

  server.get(address, (request: ListRequest, reply) => handle(request, reply, false));
  server.post(address, { config: { limit: 'upload', multipart: true } }, (request: ListRequest, reply) =>
    handle(request, reply, true),
  );

  async function handle(request: ListRequest, reply: FastifyReply, isPosted: boolean): Promise<FastifyReply> {
    const organisation = await organisationOf(request, application);
    const here = `/${organisation.slug}/design/lister`;
    const employee = await requireEmployee(request, reply, here);
    if (!employee) return reply;
    const context = pageContext(request, reply);
    const t = translator(listTexts, context.language);
    const errors: { message: string; fieldId: string }[] = [];
    const posted = isPosted ? await readPosted(request) : { key: '', name: '', file: new Uint8Array() };
    if (isPosted) {
      if (!listKey.test(posted.key)) errors.push({ message: t('lists.badKey'), fieldId: 'key' });
      if (posted.name === '') errors.push({ message: t('lists.noName'), fieldId: 'name' });
      const read = readListFile(posted.file);
      if (posted.file.byteLength === 0) errors.push({ message: t('lists.noFile'), fieldId: 'file' });
      else if (!read.ok) {
        for (const problem of read.problems)
          errors.push({ message: textIn(problem, context.language), fieldId: 'file' });
      } else if (errors.length === 0) {
        const designer = { id: employee.id, groups: employee.groups, origin: requestOrigin(request) };
        const list = { key: posted.key, name: { da: posted.name }, entries: read.entries };
        await saveList(services, organisation, designer, list, danishDate(services.now()));
        return reply.redirect(`${here}?${new URLSearchParams({ gemt: posted.key })}`, 303);
      }
    }
    const lists = await services.database.inOrganisation(
      organisation.id,
      (transaction): Promise<readonly OptionList[]> => readLists(transaction),
    );
    return sendPage(request, reply, context, {
      title: t('lists.title'),
      errors,
      ...(errors.length > 0 ? { status: 422 } : {}),
      content: (
        <ListsPage
          {...{ context, here, lists, posted, errors }}
          today={danishDate(services.now())}
          saved={lists.find(({ key }) => key === request.query.gemt) ?? null}
        />
      ),
    });
  }
}

interface Posted {
  readonly key: string;
  readonly name: string;
  readonly file: Uint8Array;
}

async function readPosted(request: FastifyRequest): Promise<Posted> {
  const fields = new Map<string, string>();
  const pieces: Uint8Array[] = [];
  try {
    for await (const part of verifiedParts(request, { fileSize: largestListFile, files: 1 })) {
      if (part.kind === 'field') fields.set(part.name, part.value.trim().slice(0, 200));
      else for await (const piece of part.file.file) pieces.push(piece);
    }
  } catch (error) {
    if (webErrorKindOf(error) !== 'tooLarge') throw error;
    pieces.push(new Uint8Array(largestListFile + 1));
  }
  return { key: fields.get('key') ?? '', name: fields.get('name') ?? '', file: Buffer.concat(pieces) };
}
