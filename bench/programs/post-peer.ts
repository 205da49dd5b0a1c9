import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Peer } from '../../sandbox/peer.ts';
import { servicePlatformPeer } from '../../sandbox/service-platform/peer.tsx';
import { startSandbox } from '../../sandbox/start-sandbox.ts';

/**
 * A post component that answers at once, behind the sandbox's Serviceplatform (mutual TLS, tokens): everybody is registered, and whatever
 * is sent is taken over unread. Tells its parent its port; ends with its parent's channel.
 */
const immediate: Peer = {
  key: 'post',
  title: 'Post',
  async routes() {},
  async platform(app, _context, gate) {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, payload, done) => {
      payload.on('end', () => done(null));
      payload.resume();
    });
    app.get('/service/PostForespoerg_1/digitalpost', async (request, reply) => {
      const caller = await gate.admit(request, 'http://entityid.kombit.dk/service/postforespoerg/1');
      return caller.kind === 'refused' ? reply.code(caller.answer.status).send({}) : reply.send({ result: true });
    });
    app.post('/service/KombiPostAfsend_1/kombi', async (request, reply) => {
      const caller = await gate.admit(request, 'http://entityid.kombit.dk/service/kombipostafsend/1');
      if (caller.kind === 'refused') return reply.code(caller.answer.status).send('');
      const id = request.headers['x-transaktionsid'];
      return reply
        .type('application/xml')
        .send(
          `<kombi_response><Result>true</Result><TransmissionID>${id}</TransmissionID><Advis><AdvisTekst>Received</AdvisTekst></Advis></kombi_response>`,
        );
    });
  },
};

const dataFolder = await mkdtemp(join(tmpdir(), 'selvbetjening-post-'));
const sandbox = await startSandbox({
  port: 0,
  dataFolder,
  productUrl: 'http://127.0.0.1:1',
  peers: [servicePlatformPeer, immediate],
});
process.on('disconnect', async () => {
  await sandbox.stop();
  await rm(dataFolder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.(sandbox.ports['service-platform'] ?? 0);
