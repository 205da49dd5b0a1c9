import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program with its arguments. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
}

/**
 * The same command, started so that Linux sends it `signal` when the process that started it dies, also by SIGKILL
 * (prctl(2), PR_SET_PDEATHSIG). Unchanged where util-linux' setpriv is not installed; the next start then finds what was
 * left behind. The request is lost when a program changes its user, so this must be the innermost wrapping.
 */
export function withParentDeathSignal(command: Command, signal: 'INT' | 'TERM'): Command {
  const setpriv = findProgram('setpriv');
  if (process.platform !== 'linux' || setpriv === undefined) return command;
  return { file: setpriv, arguments: [`--pdeathsig=${signal}`, command.file, ...command.arguments] };
}

/** Where on the PATH a program lies, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/sbin', '/bin');
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
