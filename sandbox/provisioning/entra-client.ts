/** What a SCIM server answered. */
export interface ScimAnswer {
  readonly status: number;
  readonly type: string | null;
  /** Seconds that the server asks to be left alone, where it does. */
  readonly retryAfter: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks looks into whatever came
  readonly body: any;
}

/** A person in the directory. */
export interface DirectoryUser {
  readonly oid: string;
  readonly upn: string;
  readonly name: string;
  readonly enabled: boolean;
}

/** One request, before it goes out. */
export interface ScimRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Stands between the client and the server, such as to send twice, or to note what went over the wire. */
export type Between = (request: ScimRequest, send: () => Promise<ScimAnswer>) => Promise<ScimAnswer>;

/** Thrown for an answer that the client can't go on from. */
export class ScimRefused extends Error {
  readonly answer: ScimAnswer;

  constructor(answer: ScimAnswer) {
    super(`${answer.status} ${JSON.stringify(answer.body)}`);
    this.name = 'ScimRefused';
    this.answer = answer;
  }
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/**
 * Plays the provisioning service of Entra ID with `objectId` mapped to `externalId`: it looks somebody up before it adds them, changes by
 * PATCH with operations in capitals, and sends `active` as a string. What was added meanwhile (409) is looked up and changed.
 */
export function entraProvisioning(base: string, key: string, between: Between = (_request, send) => send()) {
  const ask = (method: string, path: string, body?: unknown): Promise<ScimAnswer> =>
    between({ method, path, ...(body === undefined ? {} : { body }) }, () => send(method, path, body));
  const send = async (method: string, path: string, body?: unknown): Promise<ScimAnswer> => {
    const answer = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      retryAfter: answer.headers.has('retry-after') ? Number(answer.headers.get('retry-after')) : null,
      body: text === '' ? null : JSON.parse(text),
    };
  };
  const find = async (kind: 'Users' | 'Groups', attribute: string, value: string) => {
    const without = kind === 'Groups' ? 'excludedAttributes=members&' : '';
    const filter = encodeURIComponent(`${attribute} eq "${value}"`);
    const answer = await ask('GET', `/${kind}?${without}filter=${filter}`);
    if (answer.status !== 200) throw new ScimRefused(answer);
    return answer.body.Resources[0];
  };
  const change = (path: string, ...operations: readonly object[]) =>
    ask('PATCH', path, { schemas: [patch], Operations: operations });
  return {
    ask,
    find,
    change,
    /** One user of a cycle: looked up, and added or changed. @returns the server's id */
    async user(user: DirectoryUser): Promise<string> {
      const { oid, upn, name, enabled } = user;
      const found = (await find('Users', 'externalId', oid)) ?? (await find('Users', 'userName', upn));
      if (found) {
        const done = await change(
          `/Users/${found.id}`,
          { op: 'Replace', path: 'displayName', value: name },
          { op: 'Replace', path: 'active', value: enabled ? 'True' : 'False' },
          { op: 'Add', path: 'emails[type eq "work"].value', value: upn },
          { op: 'Add', path: 'externalId', value: oid },
          { op: 'Add', path: 'title', value: 'Fuldmægtig' },
        );
        if (done.status !== 200) throw new ScimRefused(done);
        return done.body.id;
      }
      const added = await ask('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
        externalId: oid,
        userName: upn,
        active: enabled,
        displayName: name,
        emails: [{ primary: true, type: 'work', value: upn }],
        meta: { resourceType: 'User' },
        name: { formatted: name },
        [enterprise]: { department: 'Fritid' },
      });
      if (added.status === 409) return this.user(user);
      if (added.status !== 201) throw new ScimRefused(added);
      return added.body.id;
    },
    /** One group of a cycle, its members added one PATCH at a time as Entra ID does. */
    async group(oid: string, name: string, members: readonly string[]): Promise<string> {
      let found = await find('Groups', 'displayName', name);
      if (!found) {
        const added = await ask('POST', '/Groups', {
          schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
          externalId: oid,
          displayName: name,
          meta: { resourceType: 'Group' },
        });
        if (added.status !== 201 && added.status !== 409) throw new ScimRefused(added);
        found = added.status === 409 ? await find('Groups', 'displayName', name) : added.body;
      }
      const { id }: { readonly id: string } = found;
      for (const member of members)
        await change(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ value: member }] });
      return id;
    },
  };
}
