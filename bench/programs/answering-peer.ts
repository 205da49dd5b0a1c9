import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

/**
 * The other end of a signed call: TLS with client certificates, and the same bytes in answer to everything. Its argument is a file with
 * `{ key, cert, ca, body }`.
 */
interface Setting {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  readonly body: string;
}

const { body, ...tls } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Setting;
const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: true }, (request, response) => {
  request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(body));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`answering peer at ${typeof address === 'object' ? address?.port : ''}`);
});
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
