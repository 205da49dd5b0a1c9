import { offers } from './offers.ts';
import { startSandbox } from './start-sandbox.ts';

/** A port from the environment: 0 to 65535, where 0 lets the system choose. */
function portFrom(name: string, otherwise: number): number {
  const given = process.env[name];
  if (given === undefined || given === '') return otherwise;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} is ${JSON.stringify(given)}, but must be a whole number from 0 to 65535`);
}

function productUrl(): string {
  const given = process.env.PRODUCT_URL;
  if (given !== undefined && URL.canParse(given) && /^https?:/.test(given)) return given;
  throw new Error(`PRODUCT_URL is ${JSON.stringify(given ?? '')}, but must be the http(s) address of the product`);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `A port is in use: ${error.message}. Choose another with SANDBOX_PORT or SANDBOX_CLAMD_PORT`;
  }
  return error instanceof Error ? error.message : String(error);
}

try {
  const sandbox = await startSandbox({
    port: portFrom('SANDBOX_PORT', 4001),
    dataFolder: process.env.SANDBOX_DATA ?? '.data/sandbox',
    productUrl: productUrl(),
    listenPorts: { clamd: portFrom('SANDBOX_CLAMD_PORT', 0) },
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void sandbox.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.argv.includes('--with-parent')) {
    // A parent that is killed cannot say goodbye, but the system closes its end of our stdin.
    process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
  }
  const { url, ports } = sandbox;
  console.log(`sandbox ready ${JSON.stringify({ url, ports, offers: offers(url, ports) })}`);
} catch (error) {
  console.error(`sandbox: ${explain(error)}`);
  process.exit(1);
}
