import type { Directory } from './directory.ts';
import { type Between, entraProvisioning, type ScimAnswer, ScimRefused } from './entra-client.ts';

/** What goes wrong on purpose: each change is sent twice, the key is a wrong one, or too much is asked. */
export const mishaps = ['none', 'repeat', 'token', 'tooMany'] as const;
export type Mishap = (typeof mishaps)[number];

/** One request as it went over the wire. */
export interface Exchanged {
  readonly request: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

/** What came of a cycle: all that went over the wire, and why it stopped where it did. */
export interface Provisioned {
  readonly exchanged: readonly Exchanged[];
  readonly stopped: { readonly status: number; readonly retryAfter: number | null; readonly detail: string } | null;
}

/** What a cycle does beside bringing users and groups: takes away what the directory has lost. */
export interface Gone {
  /** Object ids of users that were deleted. */
  readonly users?: readonly string[];
  /** Names of groups that were deleted or are called something else now. */
  readonly groups?: readonly string[];
}

/** So many questions go out at most to be told that it is too much; a key may ask 1,200 times a minute. */
const mostQuestions = 3_000;
const atOnce = 25;

/** One cycle of an employer's provisioning: users, groups with their members, and what is gone. */
export async function provision(
  base: string,
  key: string,
  directory: Directory,
  gone: Gone = {},
  mishap: Mishap = 'none',
): Promise<Provisioned> {
  const exchanged: Exchanged[] = [];
  const note: Between = async ({ method, path, body }, send) => {
    const answer = await send();
    exchanged.push({
      request: `${method} ${path}`,
      body: body === undefined ? '' : JSON.stringify(body, null, 2),
      status: answer.status,
      answer: answer.body === null ? '' : JSON.stringify(answer.body, null, 2),
    });
    if (answer.status === 429 || answer.status === 401 || answer.status === 403) throw new ScimRefused(answer);
    return answer;
  };
  const between: Between = async (request, send) => {
    if (mishap === 'repeat' && request.method !== 'GET') await note(request, send);
    return note(request, send);
  };
  const entra = entraProvisioning(base, mishap === 'token' ? `${key}x` : key, between);
  try {
    if (mishap === 'tooMany') await askTooMuch(base, key);
    await cycle(entra, directory, gone);
    return { exchanged, stopped: null };
  } catch (error) {
    if (!(error instanceof ScimRefused)) throw error;
    return { exchanged, stopped: stoppedBy(error.answer) };
  }
}

async function cycle(entra: ReturnType<typeof entraProvisioning>, directory: Directory, gone: Gone): Promise<void> {
  const ids = new Map<string, string>();
  for (const user of directory.users) ids.set(user.oid, await entra.user(user));
  for (const oid of gone.users ?? []) {
    const found = await entra.find('Users', 'externalId', oid);
    if (found) accepted(await entra.ask('DELETE', `/Users/${found.id}`));
  }
  for (const name of gone.groups ?? []) {
    const found = await entra.find('Groups', 'displayName', name);
    if (found) accepted(await entra.ask('DELETE', `/Groups/${found.id}`));
  }
  for (const { oid, name, members } of directory.groups) {
    const id = await entra.group(oid, name, []);
    const { body } = await entra.ask('GET', `/Groups/${id}`);
    const has = new Set((body.members as readonly { readonly value: string }[]).map(({ value }) => value));
    const wanted = new Set(members.flatMap((member) => ids.get(member) ?? []));
    for (const each of wanted)
      if (!has.has(each)) {
        accepted(await entra.change(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ value: each }] }));
      }
    for (const each of has)
      if (!wanted.has(each)) {
        accepted(await entra.change(`/Groups/${id}`, { op: 'Remove', path: 'members', value: [{ value: each }] }));
      }
  }
}

/** Asks until the server says that it is too much. @throws {ScimRefused} 429 */
async function askTooMuch(base: string, key: string): Promise<void> {
  const entra = entraProvisioning(base, key);
  for (let asked = 0; asked < mostQuestions; asked += atOnce) {
    const answers = await Promise.all(Array.from({ length: atOnce }, () => entra.ask('GET', '/Users?count=0')));
    const refused = answers.find(({ status }) => status !== 200);
    if (refused) throw new ScimRefused(refused);
  }
}

/** What was deleted already (404) is as it should be. */
function accepted(answer: ScimAnswer): void {
  if (answer.status >= 400 && answer.status !== 404) throw new ScimRefused(answer);
}

function stoppedBy({ status, retryAfter, body }: ScimAnswer): NonNullable<Provisioned['stopped']> {
  return { status, retryAfter, detail: typeof body?.detail === 'string' ? body.detail : JSON.stringify(body) };
}
