import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '../../processes/whole-file.ts';

const shape = /^[A-Za-z0-9_-]{43}$/;

/** The password of the embedded database in `folder`, or undefined when the file is missing or was only partly written. */
export async function readPassword(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'password'), 'utf8').catch(() => '');
  return shape.test(text.trim()) && text.endsWith('\n') ? text.trim() : undefined;
}

/** Makes a password of 256 bits, writes it to the file with mode 0600 and gives it back. */
export async function makePassword(folder: string): Promise<string> {
  const password = randomBytes(32).toString('base64url');
  await replaceFile(join(folder, 'password'), `${password}\n`, 0o600);
  return password;
}
