import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer, PeerContext } from '../peer.ts';
import { demoCvr, driftCvr, proevebyCvr } from '../people.ts';
import { type Directory, openDirectories } from './directory.ts';
import { DirectoryPage, type LastRun } from './page.tsx';
import { type Gone, type Mishap, mishaps, provision } from './provision.ts';
import { provisioningTexts } from './texts.ts';

/** The organisations of the demonstration by their CVR numbers: whose directory tells whom. */
const slugs: Readonly<Record<string, string>> = {
  [demoCvr]: 'demo',
  [proevebyCvr]: 'proeveby',
  [driftCvr]: 'systemdrift',
};

interface Of {
  readonly Params: { readonly cvr: string };
  readonly Body: Readonly<Record<string, string | readonly string[] | undefined>>;
}

async function routes(app: Parameters<Peer['routes']>[0], context: PeerContext): Promise<void> {
  const directories = openDirectories(context.dataFolder);
  // Keys are secrets: they are not kept beyond the sandbox's life.
  const keys = new Map<string, string>();
  await app.register(formbody);

  app.get('/', async (request, reply) => {
    const language = languageOf(request);
    const say = translator(provisioningTexts, language);
    return sendPage(
      reply,
      { title: say('provisioning.title'), language },
      <>
        <p>{say('provisioning.intro')}</p>
        <ul>
          {Object.entries(slugs).map(([cvr, slug]) => (
            <li key={cvr}>
              <a href={`/provisioning/${cvr}`}>{`${cvr} (/${slug}/)`}</a>
            </li>
          ))}
        </ul>
      </>,
    );
  });

  app.get<Of>('/:cvr', async (request, reply) =>
    isEmployer(request.params.cvr) ? show(request, reply, null) : reply.callNotFound(),
  );

  app.post<Of>('/:cvr', async (request, reply) => {
    const { cvr } = request.params;
    if (!isEmployer(cvr)) return reply.callNotFound();
    const key = one(request.body.key).trim();
    if (key !== '') keys.set(cvr, key);
    const mishap = mishaps.find((each) => each === one(request.body.mishap)) ?? 'none';
    return show(request, reply, await send(cvr, await directories.read(cvr), {}, mishap));
  });

  app.post<Of>('/:cvr/users', async (request, reply) => {
    const { cvr } = request.params;
    if (!isEmployer(cvr)) return reply.callNotFound();
    const { body } = request;
    const before = await directories.read(cvr);
    const oid = one(body.oid) === '' ? randomUUID() : one(body.oid);
    const isGone = body.delete !== undefined;
    const user = { oid, upn: one(body.upn).trim(), name: one(body.name).trim(), enabled: body.enabled !== undefined };
    const after: Directory = {
      users: isGone ? before.users.filter((each) => each.oid !== oid) : replaced(before.users, user),
      groups: isGone
        ? before.groups.map((group) => ({ ...group, members: group.members.filter((member) => member !== oid) }))
        : before.groups,
    };
    await directories.write(cvr, after);
    return show(request, reply, await send(cvr, after, isGone ? { users: [oid] } : {}));
  });

  app.post<Of>('/:cvr/groups', async (request, reply) => {
    const { cvr } = request.params;
    if (!isEmployer(cvr)) return reply.callNotFound();
    const { body } = request;
    const before = await directories.read(cvr);
    const oid = one(body.oid) === '' ? randomUUID() : one(body.oid);
    const members = [body.members ?? []].flat();
    const group = { oid, name: one(body.name).trim(), members };
    const isGone = body.delete !== undefined;
    const former = before.groups.find((each) => each.oid === oid)?.name;
    const after: Directory = {
      ...before,
      groups: isGone ? before.groups.filter((each) => each.oid !== oid) : replaced(before.groups, group),
    };
    await directories.write(cvr, after);
    const lost = former !== undefined && (isGone || former !== group.name) ? [former] : [];
    return show(request, reply, await send(cvr, after, { groups: lost }));
  });

  async function send(cvr: string, directory: Directory, gone: Gone, mishap: Mishap = 'none'): Promise<LastRun> {
    const key = keys.get(cvr);
    if (key === undefined) return { kind: 'noKey' };
    const address = `${context.productUrl}/${slugs[cvr]}/scim/v2`;
    try {
      const sent = await provision(address, key, directory, gone, mishap);
      await context.accept({ kind: 'cycle', cvr, calls: sent.exchanged.length, stopped: sent.stopped });
      return { kind: 'sent', ...sent };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return { kind: 'unreachable', address };
    }
  }

  async function show(request: FastifyRequest<Of>, reply: FastifyReply, last: LastRun | null): Promise<FastifyReply> {
    const { cvr } = request.params;
    const language = languageOf(request);
    return sendPage(
      reply,
      { title: translator(provisioningTexts, language)('provisioning.of', { cvr }), language },
      <DirectoryPage
        language={language}
        cvr={cvr}
        directory={await directories.read(cvr)}
        hasKey={keys.has(cvr)}
        last={last}
      />,
    );
  }
}

function replaced<Each extends { readonly oid: string }>(list: readonly Each[], item: Each): readonly Each[] {
  return list.some(({ oid }) => oid === item.oid)
    ? list.map((each) => (each.oid === item.oid ? item : each))
    : [...list, item];
}

function isEmployer(cvr: string): boolean {
  return Object.hasOwn(slugs, cvr);
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

function languageOf(request: FastifyRequest) {
  const { language } = request.query as { readonly language?: string };
  return pageLanguage(language ?? request.headers['accept-language']);
}

/** The employers' directory, which tells the product of employees and groups by SCIM 2.0 in the dialect of Entra ID. */
export const provisioningPeer: Peer = {
  key: 'provisioning',
  title: 'Arbejdsgivernes brugerkatalog (SCIM)',
  routes,
};
