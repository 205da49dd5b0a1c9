import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer } from '../peer.ts';
import { listFiles, openRoot, placeOf } from './folder.ts';
import { hostFingerprint, hostKey } from './host-key.ts';
import { listenAsSftp } from './listener.ts';
import { sftpTexts } from './texts.ts';

/** A server that takes files over SSH, and shows them. */
export const sftpPeer: Peer = {
  key: 'sftp',
  title: 'Filer (SFTP)',
  async routes(app, context) {
    const root = await openRoot(context.dataFolder);
    app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
      const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
      const say = translator(sftpTexts, language);
      const files = await listFiles(root);
      const time = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
        dateStyle: 'long',
        timeStyle: 'medium',
        timeZone: 'Europe/Copenhagen',
      });
      return sendPage(
        reply,
        { title: say('sandbox.sftp.title'), language },
        <>
          <p>{say('sandbox.sftp.intro', { fingerprint: hostFingerprint })}</p>
          {files.length === 0 ? (
            <p>{say('sandbox.sftp.none')}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('sandbox.sftp.path')}</th>
                  <th scope="col">{say('sandbox.sftp.size')}</th>
                  <th scope="col">{say('sandbox.sftp.at')}</th>
                </tr>
              </thead>
              <tbody>
                {files.map(({ path, size, at }) => (
                  <tr key={path}>
                    <th scope="row">
                      <a href={`/sftp/fil?${new URLSearchParams({ sti: path })}`}>{path}</a>
                    </th>
                    <td>{size}</td>
                    <td>{time.format(at)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>,
      );
    });
    app.get<{ Querystring: { sti?: string } }>('/fil', async (request, reply) => {
      const content = await readFile(placeOf(root, request.query.sti ?? '')).catch(() => undefined);
      if (!content) return reply.code(404).send();
      return reply
        .type('application/octet-stream')
        .headers({
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(request.query.sti ?? ''))}`,
          'x-content-type-options': 'nosniff',
        })
        .send(content);
    });
  },
  async listen(context) {
    const { host, port } = context.listenAt ?? { host: '127.0.0.1', port: 0 };
    return listenAsSftp(context, { host, port, hostKey, root: await openRoot(context.dataFolder) });
  },
};
