import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { maskCsrfSecret } from './csrf-token.ts';
import { verifiedParts } from './multipart.ts';
import { testServer } from './test-server.ts';
import type { WebRoutes } from './web-routes.ts';
import type { WebSession } from './web-session.ts';

const secret = randomBytes(32);
const session: WebSession = { id: 's', csrfSecret: secret, language: null, user: null };

/** Takes files of at most 1,000 bytes and says what it read. */
const room: WebRoutes = {
  name: 'room',
  needs: 'anyone',
  register(server: FastifyInstance) {
    server.post('/:organisation/upload', { config: { multipart: true } }, async (request) => {
      const read: string[] = [];
      for await (const part of verifiedParts(request, { fileSize: 1_000, files: 2 })) {
        if (part.kind === 'field') read.push(`${part.name}=${part.value}`);
        else read.push(`${part.name}=${part.file.filename}:${(await part.file.toBuffer()).byteLength}`);
      }
      return read;
    });
  },
};

type Part = readonly [name: string, value: string, fileName?: string];

function send(server: FastifyInstance, parts: readonly Part[], headers: Record<string, string> = {}) {
  const body = parts.map(([name, value, fileName]) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/pdf`;
    return `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return server.inject({
    method: 'POST',
    url: '/demo/upload',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin', ...headers },
    payload: `${body.join('')}--x--\r\n`,
  });
}

test('an upload with its token first is read part by part, with its Danish file name', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const answer = await send(server, [
    ['_csrf', maskCsrfSecret(secret)],
    ['about', 'æøå'],
    ['file', 'content', 'bilag æ.pdf'],
  ]);
  assert.deepEqual(answer.json(), ['about=æøå', 'file=bilag æ.pdf:7']);
  await server.close();
});

test('SEC-2 a file before the token, or with none, is not read', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const late = await send(server, [
    ['file', 'content', 'a.pdf'],
    ['_csrf', maskCsrfSecret(secret)],
  ]);
  assert.equal(late.statusCode, 403);
  assert.equal((await send(server, [['file', 'content', 'a.pdf']])).statusCode, 403);
  const byHeader = await send(server, [['file', 'content', 'a.pdf']], { 'x-csrf-token': maskCsrfSecret(secret) });
  assert.equal(byHeader.statusCode, 200);
  const crossSite = await send(server, [['_csrf', maskCsrfSecret(secret)]], { 'sec-fetch-site': 'cross-site' });
  assert.equal(crossSite.statusCode, 403);
  await server.close();
});

test('a file past its limit, or one too many, is answered with 413', async () => {
  const server = await testServer({ routes: [room], loadSession: async () => session });
  const token: Part = ['_csrf', maskCsrfSecret(secret)];
  assert.equal((await send(server, [token, ['file', 'a'.repeat(1_001), 'a.pdf']])).statusCode, 413);
  const three: readonly Part[] = [1, 2, 3].map((number) => ['file', 'a', `${number}.pdf`]);
  assert.equal((await send(server, [token, ...three])).statusCode, 413);
  await server.close();
});
