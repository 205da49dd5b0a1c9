import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Starts a program of the project and passes signals on to it. It is a group of its own, so that Ctrl-C in a terminal reaches it
 * once, through us; and on Linux it is told to stop when we are killed (util-linux' setpriv).
 * @param {string} root
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {{ stop(): void, ended: Promise<number> }} `ended`: the exit code, or 128 and the number of the signal
 */
export function runProgram(root, node, args) {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => process.platform === 'linux' && existsSync(path));
  const [file, ...rest] = setpriv ? [setpriv, '--pdeathsig=TERM', node, ...args] : [node, ...args];
  const child = spawn(file, rest, { cwd: root, stdio: 'inherit', detached: true });
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  const watch = whenAbandoned(() => pass('SIGTERM'));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal] ?? 0)));
  }).finally(() => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, pass);
  });
  return { stop: () => pass('SIGTERM'), ended };
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

/**
 * npm runs us in a shell, and that shell dies of a SIGTERM that npm passes on, without a word to us: what was started by
 * `npm start` stops when its parent is gone. A start without npm may be left running by a shell that ends.
 */
function whenAbandoned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 200);
  return timer;
}
