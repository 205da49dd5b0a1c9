import { readFileSync } from 'node:fs';
import fastify from 'fastify';

/**
 * The bound of the form page: the same framework, the same bytes and headers, and nothing behind them. Its argument is a file
 * with `{ headers, body }`, the body in base64.
 */
interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const answer = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Answer;
const plain = answer.headers['content-encoding'] === undefined;
const body = plain ? Buffer.from(answer.body, 'base64').toString() : Buffer.from(answer.body, 'base64');
const server = fastify();
server.get('/', (_request, reply) => reply.headers(answer.headers).send(body));
await server.listen({ host: '127.0.0.1', port: 0 });
const address = server.server.address();
console.log(`bare server at ${typeof address === 'object' ? address?.port : ''}`);
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
