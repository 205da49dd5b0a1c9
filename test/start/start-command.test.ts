import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { projectRoot } from '../../src/paths.ts';
import { findProgram } from '../../src/processes/parent-death.ts';
import { untilGone } from './fixtures/running-product.ts';

// start.mjs is copied into a project of a few lines that shares the packages of this one.

const main = `
import { projectRoot } from './paths.ts';
import { greeting } from './greeting.tsx';
if (process.env.FAIL) throw new Error('failed on purpose');
if (process.env.STAY) {
  setInterval(() => {}, 1000);
  process.on('SIGTERM', () => process.exit(7));
} else process.exitCode = 5;
console.log(JSON.stringify({ pid: process.pid, root: projectRoot, version: process.versions.node, greeting }));
`;

async function project(t: TestContext, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'project-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, 'scripts'));
  const scripts = (await readdir(join(projectRoot, 'scripts'))).filter((name) => name.endsWith('.mjs'));
  const copied = [
    'start.mjs',
    'package.json',
    'package-lock.json',
    'src/paths.ts',
    ...scripts.map((name) => `scripts/${name}`),
  ];
  for (const path of copied) await cp(join(projectRoot, path), join(root, path));
  await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const all = {
    'src/main.ts': main,
    'src/greeting.tsx': `export const greeting = (<p>{'hej'}</p>).props.children;`,
    'src/pages/page-process.ts': `console.log('page');`,
    'sandbox/main.ts': `console.log('sandbox');`,
    'scripts/build-assets.ts': `import { appendFileSync, mkdirSync } from 'node:fs';
      mkdirSync('.build/assets', { recursive: true });
      appendFileSync('.build/assets/manifest.json', 'made ');`,
    ...files,
  };
  for (const [path, content] of Object.entries(all)) await put(root, path, content);
  return root;
}

async function put(root: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

function begin(
  t: TestContext,
  root: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn(process.execPath, ['start.mjs', ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGTERM'));
  return child;
}

async function run(t: TestContext, root: string, args: readonly string[], environment?: NodeJS.ProcessEnv) {
  const child = begin(t, root, args, environment);
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.setEncoding('utf8').on('data', (text) => out.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text) => err.push(text));
  const [code] = await once(child, 'close');
  return { code, out: out.join(''), err: err.join('') };
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string, never> {
  if (child.stdout) yield* createInterface({ input: child.stdout });
  throw new Error('it wrote no further line');
}

test('PLA-9 the start compiles the programs once, runs them on Node 24, and gives on the exit code', async (t) => {
  const root = await project(t);
  const first = await run(t, root, []);
  assert.equal(first.code, 5, first.err);
  const { root: found, version, greeting } = JSON.parse(first.out);
  assert.deepEqual([found, Number.parseInt(version, 10), greeting], [root, 24, 'hej']);
  for (const path of ['src/main.js', 'sandbox/main.js', 'src/pages/page-process.js'])
    await stat(join(root, '.build', path));

  const compiled = await stat(join(root, '.build/src/main.js'));
  await run(t, root, []);
  assert.equal((await stat(join(root, '.build/src/main.js'))).mtimeMs, compiled.mtimeMs);
  assert.equal(await readFile(join(root, '.build/assets/manifest.json'), 'utf8'), 'made ');

  await put(root, 'src/greeting.tsx', `export const greeting = 'changed';`);
  assert.equal(JSON.parse((await run(t, root, [])).out).greeting, 'changed');
  assert.equal(await readFile(join(root, '.build/assets/manifest.json'), 'utf8'), 'made made ');
});

test('OPS-1 a compilation that was interrupted is done again', async (t) => {
  const root = await project(t);
  await run(t, root, []);
  await rm(join(root, '.build/stamp.json'));
  await writeFile(join(root, '.build/src/main.js'), 'half a fi');
  assert.equal((await run(t, root, [])).code, 5);
  await writeFile(join(root, '.build/stamp.json'), '{"half');
  assert.equal((await run(t, root, [])).code, 5);
});

test('an error shows the line of the source, not that of the compiled file', async (t) => {
  const { code, err } = await run(t, await project(t), [], { FAIL: '1' });
  assert.equal(code, 1);
  assert.match(err, /src\/main\.ts:4/);
});

test('SIGTERM reaches the product, and its exit code comes back', async (t) => {
  const child = begin(t, await project(t), [], { STAY: '1' });
  await linesOf(child).next();
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [7, null]);
});

test('OPS-1 the product stops when the start is killed', {
  skip: !findProgram('setpriv') && 'needs setpriv',
}, async (t) => {
  const child = begin(t, await project(t), [], { STAY: '1' });
  const { pid } = JSON.parse((await linesOf(child).next()).value);
  child.kill('SIGKILL');
  await untilGone(pid);
});

test('SIGTERM to npm stops the product, though npm passes it to a shell only', async (t) => {
  const root = await project(t);
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, STAY: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = linesOf(npm);
  let line = '';
  while (!line.startsWith('{')) line = (await lines.next()).value;
  npm.kill('SIGTERM');
  await untilGone(JSON.parse(line).pid);
});

test('--dev runs the product again when a source file changed, also after one that could not be compiled', async (t) => {
  const root = await project(t);
  const child = begin(t, root, ['--dev'], { STAY: '1' });
  const lines = linesOf(child);
  assert.equal(JSON.parse((await lines.next()).value).greeting, 'hej');
  const problems = child.stderr ? createInterface({ input: child.stderr })[Symbol.asyncIterator]() : undefined;
  await put(root, 'src/greeting.tsx', `export const greeting = ;`);
  for (let line = ''; !line.includes('could not be compiled'); ) line = (await problems?.next())?.value ?? '';
  await put(root, 'src/greeting.tsx', `export const greeting = 'changed';`);
  assert.equal(JSON.parse((await lines.next()).value).greeting, 'changed');
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [7, null]);
});

test('--run runs another program of the project with its arguments', async (t) => {
  const root = await project(t, {
    'bench/main.ts': `const [, , ...args]: string[] = process.argv; console.log(args.join());`,
  });
  const { code, out, err } = await run(t, root, ['--run', 'bench/main.ts', '--cases', '3']);
  assert.deepEqual([code, out], [0, '--cases,3\n'], err);
});

test('what can not be started is told in one line, with code 1', async (t) => {
  const root = await project(t);
  for (const [args, line] of [
    [['--run'], '--run needs the TypeScript file to run, such as --run bench/main.ts\n'],
    [['--fast'], 'start.mjs was given --fast: allowed is nothing, --dev, or --run FILE\n'],
  ] as const) {
    assert.deepEqual(await run(t, root, args), { code: 1, out: '', err: line });
  }
  await rm(join(root, 'sandbox'), { recursive: true });
  await put(root, 'src/main.ts', 'const = 1;');
  await put(root, 'sandbox/main.ts', '');
  const { code, err } = await run(t, root, []);
  assert.equal(code, 1);
  assert.match(err, /src\/main\.ts:1:6/);
  assert.equal(err.split('\n').at(-2), 'The sources could not be compiled: see above');
});

test('exactly the packages of the lockfile are taken for installed', async (t) => {
  const root = await project(t);
  await rm(join(root, 'node_modules'));
  await mkdir(join(root, 'node_modules'));
  const { installPackages } = await import(join(root, 'scripts/install.mjs'));
  const lockfile = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const want = { development: true };
  // npm is not to be found, so a try to install ends with an error.
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = '/nowhere';
  const install = () => installPackages(root, want);
  const record = (packages: object) => put(root, 'node_modules/.package-lock.json', JSON.stringify({ packages }));

  assert.throws(install, /npm could not be run/);
  await record(lockfile.packages);
  install();
  await record({
    ...lockfile.packages,
    'node_modules/pg': { ...lockfile.packages['node_modules/pg'], version: '0.0.1' },
  });
  assert.throws(install, /npm could not be run/);
  const { 'node_modules/pg': _removed, ...others } = lockfile.packages;
  await record(others);
  assert.throws(install, /npm could not be run/);
});
