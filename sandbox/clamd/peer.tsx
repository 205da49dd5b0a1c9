import { translator } from '../../src/texts/catalogue.ts';
import { pageLanguage, sendPage } from '../pages.tsx';
import type { Peer } from '../peer.ts';
import { defaultStreamMaximum, listenAsClamd } from './listener.ts';
import { clamdTexts } from './texts.ts';

const shown = 50;

/**
 * A virus scanner that speaks clamd's protocol (clamd(8), ClamAV): PING, VERSION and INSTREAM, each in the `z`, `n` and
 * bare forms. It finds nothing but the EICAR test string. `maximum` is StreamMaxLength in bytes.
 */
export function createClamdPeer(options: { readonly maximum?: number } = {}): Peer {
  return {
    key: 'clamd',
    title: 'Virusskanner (clamd)',
    async routes(app, context) {
      app.get<{ Querystring: { language?: string } }>('/', async (request, reply) => {
        const language = pageLanguage(request.query.language ?? request.headers['accept-language']);
        const say = translator(clamdTexts, language);
        const scans = context.received().slice(-shown).toReversed();
        return sendPage(
          reply,
          { title: say('clamd.page.title'), language },
          <>
            <p>{say('clamd.page.what')}</p>
            {scans.length === 0 ? (
              <p>{say('clamd.page.none')}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('clamd.page.bytes')}</th>
                    <th scope="col">{say('clamd.page.verdict')}</th>
                  </tr>
                </thead>
                <tbody>
                  {scans.map((scan) => (
                    <tr>
                      <td>{String(scan.bytes)}</td>
                      <td>{String(scan.verdict)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>,
        );
      });
    },
    listen: (context) =>
      listenAsClamd(context, {
        host: context.listenAt?.host ?? '127.0.0.1',
        port: context.listenAt?.port ?? 0,
        maximum: options.maximum ?? defaultStreamMaximum,
      }),
  };
}

/** The scanner as the sandbox runs it. */
export const clamdPeer: Peer = createClamdPeer();
