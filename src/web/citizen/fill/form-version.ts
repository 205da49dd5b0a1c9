import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { NoResultError } from 'kysely';
import { type Application, organisationOf } from '../../application.ts';
import { WebError } from '../../web-error.ts';
import { isId } from '../addresses.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

interface Encoded {
  readonly key: string;
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** So many versions are kept ready; more are made anew when they are asked for. */
const keptVersions = 200;

/**
 * The compiled form for the script of its pages: no personal data, and never another under the same address, so that
 * every cache may keep it.
 */
export function formVersion(server: FastifyInstance, application: Application): void {
  const known = new Map<string, Promise<Encoded>>();
  const encoded = (organisation: number, id: string): Promise<Encoded> => {
    const name = `${organisation}/${id}`;
    let made = known.get(name);
    if (!made) {
      made = encode(application, organisation, id);
      made.catch(() => known.delete(name));
      known.set(name, made);
      const [oldest] = known.keys();
      if (known.size > keptVersions && oldest !== undefined) known.delete(oldest);
    }
    return made;
  };

  server.get<{ Params: { form: string; file: string } }>(
    '/:organisation/blanket/:form/version/:file',
    { config: { session: 'none' } },
    async (request, reply) => {
      const organisation = await organisationOf(request, application);
      const { form, file } = request.params;
      const id = file.replace(/\.json$/, '');
      if (!isId(id) || id === file) throw new WebError('notFound');
      const found = await encoded(organisation.id, id).catch((error: unknown) => {
        throw error instanceof NoResultError ? new WebError('notFound') : error;
      });
      if (found.key !== form) throw new WebError('notFound');
      reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding');
      const accepted = request.headers['accept-encoding'] ?? '';
      if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(found.br);
      if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(found.gzip);
      return reply.send(found.plain);
    },
  );
}

async function encode({ services }: Application, organisation: number, id: string): Promise<Encoded> {
  const { definition, prepared } = await services.definitions.form(organisation, id);
  const plain = Buffer.from(JSON.stringify(prepared.compiled, withoutPictures));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return { key: definition.key, plain, br: await brotli(plain, quality), gzip: await zip(plain) };
}

/** Pictures have an address of their own, and nothing is computed from them. */
function withoutPictures(_member: string, value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('data:image/') ? '' : value;
}
