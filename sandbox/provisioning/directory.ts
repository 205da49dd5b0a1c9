import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stableUuid } from '../mitid/provider/stable-uuid.ts';
import { employees } from '../people.ts';
import type { DirectoryUser } from './entra-client.ts';

/** A group of an employer's directory; members by their object ids. */
export interface DirectoryGroup {
  readonly oid: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** An employer's directory. */
export interface Directory {
  readonly users: readonly DirectoryUser[];
  readonly groups: readonly DirectoryGroup[];
}

/** The directories of all employers, kept in a folder. They begin as the people who can log in at the employer. */
export interface Directories {
  read(cvr: string): Promise<Directory>;
  write(cvr: string, directory: Directory): Promise<void>;
}

export function openDirectories(folder: string): Directories {
  const path = (cvr: string) => join(folder, `${cvr}.json`);
  return {
    async read(cvr) {
      try {
        return JSON.parse(await readFile(path(cvr), 'utf8')) as Directory;
      } catch {
        return beginningOf(cvr);
      }
    },
    async write(cvr, directory) {
      await mkdir(folder, { recursive: true });
      await writeFile(path(cvr), JSON.stringify(directory, null, 2));
    },
  };
}

function beginningOf(cvr: string): Directory {
  const staff = employees.filter((employee) => employee.cvr === cvr);
  const names = [...new Set(staff.flatMap(({ groups }) => groups))].sort();
  return {
    users: staff.map(({ subject, email, name }) => ({ oid: subject, upn: email, name, enabled: true })),
    groups: names.map((name) => ({
      oid: stableUuid('provisioning-group', cvr, name),
      name,
      members: staff.filter(({ groups }) => groups.includes(name)).map(({ subject }) => subject),
    })),
  };
}
