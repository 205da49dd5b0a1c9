import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../../processes/start-error.ts';
import { syncFolder } from '../../processes/whole-file.ts';
import { giveToAccount } from './account.ts';
import { makePassword, readPassword } from './password.ts';
import { type Installation, runProgram, runSingleUser } from './run-program.ts';

/** The superuser of the embedded database. */
export const superuser = 'postgres';
/** The name of the product's database in the embedded server. */
export const databaseName = 'selvbetjening';

/**
 * Makes sure there is a whole cluster in `folder/data` and a password that fits it, and gives the password. No server may run.
 * A cluster is made beside its place and renamed, so that one that was interrupted is begun anew.
 */
export async function openCluster(installation: Installation): Promise<string> {
  const { folder, binaries } = installation;
  const cluster = join(folder, 'data');
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found === '') return makeCluster(installation, cluster);
  if (found !== binaries.major) {
    throw new StartError(
      `The database in ${cluster} is of PostgreSQL ${found}, and the installed one is ${binaries.major}: move it with pg_upgrade or a dump, or set DATA_DIR to another folder`,
    );
  }
  return (await readPassword(folder)) ?? setNewPassword(installation, cluster);
}

async function makeCluster(installation: Installation, cluster: string): Promise<string> {
  const { folder, binaries, account } = installation;
  const fresh = join(folder, 'data.new');
  await rm(fresh, { recursive: true, force: true });
  const password = await makePassword(folder);
  const passwordFile = join(folder, 'password');
  giveToAccount(account, passwordFile);
  await runProgram(installation, {
    file: binaries.initdb,
    arguments: [
      `--pgdata=${fresh}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=da-DK',
      '--no-instructions',
      ...['timezone=UTC', 'log_timezone=UTC'].map((setting) => `--set=${setting}`),
    ],
  });
  await runSingleUser(installation, fresh, `create database ${databaseName}`);
  await placeCluster(fresh, cluster, folder);
  return password;
}

async function placeCluster(fresh: string, cluster: string, folder: string): Promise<void> {
  try {
    await rename(fresh, cluster);
  } catch {
    throw new StartError(
      `The folder ${cluster} holds something that is no PostgreSQL database: move it away, or set DATA_DIR to another folder`,
    );
  }
  await syncFolder(folder);
}

async function setNewPassword(installation: Installation, cluster: string): Promise<string> {
  const password = await makePassword(installation.folder);
  giveToAccount(installation.account, join(installation.folder, 'password'));
  try {
    await runSingleUser(installation, cluster, `alter role ${superuser} password '${password}'`);
  } catch (error) {
    // Otherwise the next start would find a whole password that the database does not know.
    await rm(join(installation.folder, 'password'), { force: true });
    throw error;
  }
  return password;
}
