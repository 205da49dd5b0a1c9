import type { Provider } from 'oidc-provider';
import { type ProviderOptions, providerPaths } from './provider-options.ts';

/** The token and userinfo endpoints suffer the faults that the peer was asked for. */
export function addFaults(provider: Provider, { context: peer }: ProviderOptions): void {
  const suffering: ReadonlySet<string> = new Set([providerPaths.token, providerPaths.userinfo]);
  provider.use(async (context, next) => {
    if (!suffering.has(context.path)) return next();
    for (const at of ['request', 'answer'] as const) {
      if (at === 'answer') await next();
      for (const fault of await peer.strike(at)) {
        if (fault.kind === 'drop') {
          context.respond = false;
          context.req.socket.destroy();
          return;
        }
        if (fault.kind === 'refuse') {
          context.status = 503;
          context.body = 'Service Unavailable';
          return;
        }
        if (fault.kind === 'error') {
          context.status = fault.status ?? 500;
          context.type = 'html';
          context.body = '<html><body><h1>Internal error</h1></body></html>';
          return;
        }
        if (fault.kind === 'garble' && at === 'answer') {
          const whole = JSON.stringify(context.body);
          context.body = whole.slice(0, whole.length / 2);
          context.type = 'json';
        }
      }
    }
  });
}
