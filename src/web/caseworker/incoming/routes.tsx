import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../../audit/record.ts';
import { mayWorkOnCase } from '../../../cases/access.ts';
import { findWaiting, settlePost, type WaitingPost, waitingPost } from '../../../cases/incoming/keep-post.ts';
import { senderInCase } from '../../../cases/incoming/sender-in-case.ts';
import { findCase } from '../../../cases/stored-case.ts';
import { inspectUpload } from '../../../documents/uploads/inspect-upload.ts';
import type { Organisation } from '../../../organisations/organisation.ts';
import { type Application, organisationOf, requestOrigin } from '../../application.ts';
import { postedForm } from '../../body-parsers.ts';
import { BackLink } from '../../components/back-link.tsx';
import { placePost } from '../../incoming/place-post.ts';
import { pageContext } from '../../page-context.ts';
import { sendPage } from '../../send-page.ts';
import { WebError } from '../../web-error.ts';
import { addresses } from '../addresses.ts';
import { type LoggedInEmployee, requireEmployee } from '../require-employee.tsx';
import { IncomingListPage, incomingAddresses, type ReadWaiting } from './list-page.tsx';
import { IncomingOnePage, numberField, reasonField } from './one-page.tsx';
import { incomingPostTranslator } from './texts.ts';

const mostShown = 200;
const longestReason = 2_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
type OneRequest = FastifyRequest<{ Params: { readonly id: string } }>;

interface Admitted {
  readonly organisation: Organisation;
  readonly employee: LoggedInEmployee;
}

/**
 * `/{organisation}/sagsbehandling/post`: letters that came in and belong to no case. They are of no group, so that only they read them
 * whose right to work on cases has no limits. Each reading of one is logged.
 */
export function incomingPostRoutes(server: FastifyInstance, application: Application): void {
  const { services } = application;
  const { database } = services;
  const root = '/:organisation/sagsbehandling/post';
  // What is sent here has files scanned, as an upload has.
  const change = { config: { limit: 'upload', csrf: 'sessionOnly' } } as const;

  server.get(root, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation } = admitted;
    const letters = await database.inOrganisation(organisation.id, (transaction) =>
      waitingPost(transaction, organisation, mostShown),
    );
    const { ok } = request.query as { readonly ok?: unknown };
    const said = ok === 'ja' ? 'settled' : ok === 'vaek' ? 'gone' : null;
    const context = pageContext(request, reply);
    return sendPage(request, reply, context, {
      title: incomingPostTranslator(context.language)('incomingPost.title'),
      content: (
        <IncomingListPage
          slug={organisation.slug}
          letters={letters.flatMap((waiting) => readAgain(organisation, waiting) ?? [])}
          said={said}
        />
      ),
    });
  });

  server.get<{ Params: { readonly id: string } }>(`${root}/:id`, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const letter = await readOne(admitted.organisation, request.params.id);
    if (!letter) return gone(reply, admitted.organisation);
    await logReading(request, admitted, letter.waiting.id);
    return showOne(request, reply, admitted.organisation, letter, letter.post.caseNumber ?? '');
  });

  server.get<{ Params: { readonly id: string; readonly index: string } }>(
    `${root}/:id/fil/:index`,
    async (request, reply) => {
      const admitted = await admit(request, reply);
      if (!admitted) return reply;
      const { organisation } = admitted;
      const letter = await readOne(organisation, request.params.id);
      if (!letter) return gone(reply, organisation);
      const file = /^\d{1,2}$/.test(request.params.index) ? letter.post.files[Number(request.params.index)] : undefined;
      if (!file) throw new WebError('notFound');
      await logReading(request, admitted, letter.waiting.id);
      const pieces: Uint8Array[] = [];
      const checked = await inspectUpload(whole(file.content), {
        name: file.name,
        declaredType: file.mediaType,
        sink: { write: async (_index, chunk) => void pieces.push(chunk) },
        scan: application.scan,
      });
      if (!checked.ok) {
        const t = incomingPostTranslator(request.language);
        const error = t('incomingPost.fileRefused', { problem: checked.code });
        return showOne(request, reply, organisation, letter, '', error);
      }
      return reply
        .type(checked.mediaType)
        .headers({
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(checked.name)}`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        })
        .send(Buffer.concat(pieces));
    },
  );

  server.post<{ Params: { readonly id: string } }>(`${root}/:id`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const letter = await readOne(organisation, request.params.id);
    if (!letter) return gone(reply, organisation);
    const t = incomingPostTranslator(request.language);
    const number = (postedForm(request).value(numberField) ?? '').trim().slice(0, 60);
    const wrong = (key: Parameters<typeof t>[0]) => showOne(request, reply, organisation, letter, number, t(key));
    if (number === '') return wrong('incomingPost.place.missing');
    const found = await database.inOrganisation(organisation.id, async (transaction) => {
      const row = await transaction.selectFrom('case').select('id').where('number', '=', number).executeTakeFirst();
      const stored = row && (await findCase(transaction, organisation, row.id, false));
      if (!stored || !(await mayWorkOnCase(transaction, stored, employee, services.now()))) return 'unknown';
      const sender = await senderInCase(transaction, organisation, stored, letter.post.sender);
      return sender === null ? 'another' : { stored, sender };
    });
    if (found === 'unknown' || found === 'another') return wrong(`incomingPost.place.${found}`);
    const { stored, sender } = found;
    const from = requestOrigin(request);
    const placed = await placePost(application, organisation, stored, letter.post, sender, from, employee.id);
    if (placed === 'later') return wrong('incomingPost.place.later');
    if (placed === 'repeated') return gone(reply, organisation);
    return reply.redirect(addresses.case(organisation.slug, stored.id), 303);
  });

  server.post<{ Params: { readonly id: string } }>(`${root}/:id/haandteret`, change, async (request, reply) => {
    const admitted = await admit(request, reply);
    if (!admitted) return reply;
    const { organisation, employee } = admitted;
    const letter = await readOne(organisation, request.params.id);
    if (!letter) return gone(reply, organisation);
    const reason = (postedForm(request).value(reasonField) ?? '').replaceAll('\r\n', '\n').trim();
    if (reason === '' || reason.length > longestReason) {
      const t = incomingPostTranslator(request.language);
      const error =
        reason === ''
          ? t('incomingPost.settle.missing')
          : t('incomingPost.settle.tooLong', { allowed: longestReason, given: reason.length });
      return showOne(request, reply, organisation, letter, letter.post.caseNumber ?? '', undefined, { reason, error });
    }
    const { id } = letter.waiting;
    if (!(await settlePost(services, organisation, id, employee.id, reason, requestOrigin(request)))) {
      return gone(reply, organisation);
    }
    return reply.redirect(`${incomingAddresses.list(organisation.slug)}?ok=ja`, 303);
  });

  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<Admitted | null> {
    const organisation = await organisationOf(request, application);
    const employee = await requireEmployee(request, reply, incomingAddresses.list(organisation.slug));
    if (!employee) return null;
    if (!employee.access.isUnlimited('cases.work')) throw new WebError('forbidden');
    return { organisation, employee };
  }

  /** What a letter says, read anew by the kind that it came through. */
  function readAgain(organisation: Organisation, waiting: WaitingPost): ReadWaiting | undefined {
    for (const { kind, option } of services.deliveries.values()) {
      const read = kind.readIncoming?.(waiting.content, services.deliverySettings(organisation, option));
      if (read?.kind === 'post') return { waiting, post: read.post };
    }
    return undefined;
  }

  async function readOne(organisation: Organisation, id: string): Promise<ReadWaiting | undefined> {
    if (!uuid.test(id)) return undefined;
    const waiting = await database.inOrganisation(organisation.id, (transaction) =>
      findWaiting(transaction, organisation, id),
    );
    return waiting && readAgain(organisation, waiting);
  }

  async function logReading(request: FastifyRequest, { organisation, employee }: Admitted, id: string): Promise<void> {
    await database.inOrganisation(organisation.id, (transaction) =>
      recordAudit(transaction, organisation.id, [
        {
          at: services.now(),
          actor: { kind: 'employee', id: employee.id },
          subject: null,
          action: 'postRead',
          recordKind: 'organisation',
          record: null,
          detail: { ...requestOrigin(request), post: id },
          key: { id: null, key: organisation.keys.own },
        },
      ]),
    );
  }
}

function gone(reply: FastifyReply, { slug }: Organisation): FastifyReply {
  return reply.redirect(`${incomingAddresses.list(slug)}?ok=vaek`, 303);
}

async function showOne(
  request: OneRequest | FastifyRequest,
  reply: FastifyReply,
  organisation: Organisation,
  letter: ReadWaiting,
  typed: string,
  error?: string,
  settling?: { readonly reason: string; readonly error: string },
): Promise<FastifyReply> {
  const context = pageContext(request, reply);
  const t = incomingPostTranslator(context.language);
  return sendPage(request, reply, context, {
    title: letter.post.title || t('incomingPost.noTitle'),
    errors: [
      ...(error === undefined ? [] : [{ fieldId: numberField, message: error }]),
      ...(settling ? [{ fieldId: reasonField, message: settling.error }] : []),
    ],
    before: <BackLink href={incomingAddresses.list(organisation.slug)}>{t('incomingPost.title')}</BackLink>,
    content: (
      <IncomingOnePage
        settling={settling}
        context={context}
        slug={organisation.slug}
        letter={letter}
        typed={typed}
        error={error}
      />
    ),
  });
}

async function* whole(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
