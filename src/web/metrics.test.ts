import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testServer } from './test-server.ts';
import type { WebRoutes } from './web-routes.ts';

const room: WebRoutes = {
  name: 'room',
  needs: 'anyone',
  register(server) {
    server.get('/:organisation/sag/:number', async () => 'x');
  },
};

test('OPS-2 requests are counted by the pattern of their route, never by their address', async () => {
  const server = await testServer({
    routes: [room],
    gauges: [{ name: 'jobs_waiting', help: 'Jobs that wait', read: () => 7 }],
  });
  await server.inject('/demo/sag/2026-000123?cpr=1');
  await server.inject('/demo/unknown-123');
  const { body } = await server.inject('/metrics');
  assert.match(
    body,
    /http_request_duration_seconds_count\{method="GET",route="\/:organisation\/sag\/:number",status="200"\} 1/,
  );
  assert.match(body, /route="unknown",status="404"\} 1/);
  assert.match(body, /^jobs_waiting 7$/m);
  assert.doesNotMatch(body, /2026-000123|unknown-123/);
  await server.close();
});

test('SEC-2 the figures are for this machine, or for whoever has the token', async () => {
  const open = await testServer();
  assert.equal((await open.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })).statusCode, 404);
  await open.close();
  const closed = await testServer({ metricsToken: 'secret' });
  assert.equal((await closed.inject('/metrics')).statusCode, 404);
  const headers = { authorization: 'Bearer secret' };
  assert.equal((await closed.inject({ url: '/metrics', headers, remoteAddress: '192.0.2.1' })).statusCode, 200);
  await closed.close();
});
