import type { FastifyInstance } from 'fastify';

/** Turns requests away that come by more connections at once from one address than the web server allows. */
export function limitConnections(app: FastifyInstance, most: number): void {
  const open = new Map<string, Set<object>>();
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    const address = socket.remoteAddress ?? '';
    const sockets = open.get(address) ?? new Set();
    open.set(address, sockets);
    if (sockets.has(socket)) return;
    if (sockets.size >= most) {
      return reply.code(503).header('connection', 'close').type('text/html').send('<h1>503 Service Unavailable</h1>');
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
}
