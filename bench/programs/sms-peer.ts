import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idOf } from '../support/gateway-id.ts';

/**
 * A gateway that answers at once and keeps nothing; with GatewayAPI's limit of connections, which it counts. Tells its parent its port, and
 * the most connections that were open when it is asked; ends with its parent's channel.
 */
let open = 0;
let most = 0;
const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const { userref } = JSON.parse(Buffer.concat(pieces).toString()) as { readonly userref: string };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ ids: [idOf(userref)], usage: { countries: { DK: 1 }, currency: 'DKK', total_cost: 0.25 } }),
    );
  });
});
server.on('connection', (socket) => {
  open += 1;
  most = Math.max(most, open);
  socket.on('close', () => {
    open -= 1;
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => process.send?.(most));
process.on('disconnect', () => process.exit(0));
