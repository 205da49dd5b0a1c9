import { spawn } from 'node:child_process';
import type { Command } from '../../processes/parent-death.ts';
import { StartError } from '../../processes/start-error.ts';
import { type Account, commandAs } from './account.ts';
import type { Binaries } from './binaries.ts';

/** What every PostgreSQL program is run with. */
export interface Installation {
  readonly binaries: Binaries;
  readonly account: Account;
  /** DATA_DIR/postgres: the cluster in `data`, `password`, `log`. */
  readonly folder: string;
}

/** The environment of PostgreSQL's programs: nothing of ours, so that no PG* variable or locale of the operator changes them. */
export function programEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...binaries.environment };
}

/** Runs a PostgreSQL program to its end, `input` on its standard input. Throws a `StartError` with its last words when it fails. */
export async function runProgram(installation: Installation, command: Command, input = ''): Promise<void> {
  const { file, arguments: args, ...user } = commandAs(installation.account, command);
  const child = spawn(file, args, {
    ...user,
    cwd: installation.folder,
    env: programEnvironment(installation.binaries),
    stdio: 'pipe',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-2_000);
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new StartError(`${command.file} failed: ${output.trim().replaceAll(/\s*\n\s*/g, ' | ')}`);
}

/**
 * Runs SQL in PostgreSQL's single-user mode, for which no password is needed and no server may run. Each statement is one line
 * without a semicolon inside.
 */
export async function runSingleUser(installation: Installation, cluster: string, sql: string): Promise<void> {
  const args = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_min_messages=fatal', 'postgres'];
  await runProgram(installation, { file: installation.binaries.postgres, arguments: args }, `${sql}\n`);
}
