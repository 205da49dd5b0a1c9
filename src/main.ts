import { join } from 'node:path';
import { type Configuration, readConfiguration, withSandbox } from './configuration.ts';
import { connectable } from './database/embedded/connectable.ts';
import { startEmbedded } from './database/embedded/start-embedded.ts';
import { startChild } from './processes/child.ts';
import { claimPort } from './processes/claim-port.ts';
import { openDataFolder } from './processes/data-folder.ts';
import { takeLock } from './processes/lock.ts';
import { openMasterKey } from './processes/master-key.ts';
import { nodeProgram } from './processes/node-program.ts';
import { runMain } from './processes/run-main.ts';
import type { Shutdown } from './processes/shutdown.ts';
import { StartError } from './processes/start-error.ts';
import { startProduct } from './product.ts';
import { createLog } from './product-log.ts';

const note = (line: string): void => console.log(line);

runMain(async (shutdown) => {
  const port = await claimPort(checked(process.env).host, checked(process.env).port);
  const environment: NodeJS.ProcessEnv = { ...process.env, PORT: String(port) };
  let configuration = checked(environment);
  await openDataFolder(configuration.dataFolder);
  const lock = await takeLock(configuration.dataFolder);
  shutdown.add('lock', () => lock.release());
  const masterKey = Buffer.from(configuration.masterKey ?? (await openMasterKey(configuration.dataFolder)));

  // The sandbox and the database start side by side.
  const [ownerUrl, sandbox] = await Promise.all([
    openDatabaseServer(configuration, shutdown),
    configuration.needsSandbox ? startSandbox(configuration, shutdown) : undefined,
  ]);
  if (sandbox) configuration = checked(withSandbox(environment, sandbox.offers));
  await startProduct({
    configuration,
    ownerUrl,
    masterKey,
    alone: configuration.databaseUrl === undefined,
    log: createLog(configuration.logLevel),
    shutdown,
  });
  note(`Ready: ${configuration.publicUrl}/demo/`);
  if (sandbox) {
    note('Log in as a citizen, for example Karen Ærø Hansen (mother of two children) or Peter Nørgaard (no children);');
    note(`as a case worker at ${configuration.publicUrl}/demo/sagsbehandling as Signe Sagsbehandler or Bo Berg;`);
    note(`as an administrator as Alma Administrator. The other systems are played at ${sandbox.url}/`);
  }
}, note);

function checked(environment: NodeJS.ProcessEnv): Configuration {
  const result = readConfiguration(environment);
  if (!result.ok) throw new StartError(`Wrong setting: ${result.problems.join('; ')}`);
  return result.configuration;
}

async function openDatabaseServer(configuration: Configuration, shutdown: Shutdown): Promise<string> {
  const { databaseUrl, dataFolder } = configuration;
  if (databaseUrl !== undefined) {
    const answer = await connectable(databaseUrl);
    if (!answer.ok) throw new StartError(answer.problem);
    return databaseUrl;
  }
  const database = await startEmbedded({ dataFolder, log: note });
  shutdown.add('database', () => database.stop(), 60_000);
  void database.ended.then(() => shutdown.run('the embedded database has ended', 1));
  return database.url;
}

async function startSandbox(
  configuration: Configuration,
  shutdown: Shutdown,
): Promise<{ readonly url: string; readonly offers: Readonly<Record<string, string>> }> {
  const { file, arguments: args } = nodeProgram('sandbox/main.ts');
  const sandbox = await startChild({
    name: 'sandbox',
    command: { file, arguments: [...args, '--with-parent'] },
    environment: {
      ...process.env,
      SANDBOX_PORT: String(configuration.sandboxPort),
      SANDBOX_DATA: join(configuration.dataFolder, 'sandbox'),
      PRODUCT_URL: configuration.publicUrl,
    },
    readyWords: 'sandbox ready',
    log: (line) => note(`sandbox: ${line}`),
  });
  shutdown.add('sandbox', () => sandbox.stop());
  return JSON.parse(sandbox.ready);
}
