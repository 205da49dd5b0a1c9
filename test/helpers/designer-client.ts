import assert from 'node:assert/strict';
import type { FormDefinition } from '../../src/forms/definition.ts';
import type { LoadedDesign, PublishAnswer, SaveAnswer } from '../../src/forms/design/api-types.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import type { Organisation } from '../../src/organisations/organisation.ts';
import type { RunningProduct } from './running-product.ts';

/** An employee's browser as the designer's API sees it. */
export interface DesignerClient {
  readonly cookie: string;
  /** For what changes something. */
  readonly token: string;
  /** Asks at an address below `/design/api`; a body of bytes goes out as a file, any other as JSON. */
  raw(method: string, path: string, body?: unknown): Promise<Response>;
  /** The JSON of an answer that must be 200. */
  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  load(key: string): Promise<LoadedDesign>;
  save(key: string, baseRevision: number, definition: FormDefinition): Promise<SaveAnswer>;
  /** Saves and publishes a form that has a workflow. */
  publish(definition: FormDefinition): Promise<void>;
}

let employees = 0;

/** Logs an employee in. */
export async function designerClient(
  product: RunningProduct,
  organisation: Organisation,
  name: string,
  roles: readonly string[] = ['designer'],
): Promise<DesignerClient> {
  const sessions = createSessions(product.database, { idleMinutes: 30, hours: 8 }, () => new Date());
  employees += 1;
  const id = `00000000-0000-4000-8000-0000000001${String(employees).padStart(2, '0')}`;
  const session = await product.database.inOrganisation(organisation.id, async (transaction) => {
    await transaction
      .insertInto('employee')
      .values({
        ...{ organisation: organisation.id, id, subject: id, name, email: null, language: null },
        groups: ['Fritid'],
        roles: [...roles],
      })
      .execute();
    return sessions.create(transaction, organisation, { kind: 'employee', employee: id }, 'x');
  });
  const cookie = `session=${session}`;
  // Any page with a form carries the token.
  const page = await fetch(`${product.origin}/${organisation.slug}/`, { headers: { cookie } });
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const raw: DesignerClient['raw'] = (method, path, body) =>
    fetch(`${product.origin}/${organisation.slug}/design/api${path}`, {
      method,
      headers: {
        ...{ cookie, origin: product.origin, 'x-csrf-token': token },
        ...(body === undefined
          ? {}
          : { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
  const ask = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await raw(method, path, body);
    const text = await response.text();
    assert.equal(response.status, 200, `${method} ${path}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Answer;
  };
  const load = (key: string) => ask<LoadedDesign>('GET', `/forms/${key}`);
  const save = (key: string, baseRevision: number, definition: FormDefinition) =>
    ask<SaveAnswer>('PUT', `/forms/${key}`, { baseRevision, definition });
  return {
    ...{ cookie, token, raw, ask, load, save },
    async publish(definition) {
      const { key } = definition;
      const saved = await save(key, (await load(key)).state.revision, definition);
      assert.ok(saved.kind === 'saved', JSON.stringify(saved).slice(0, 500));
      const published = await ask<PublishAnswer>('POST', `/forms/${key}/publish`, { revision: saved.revision });
      assert.equal(published.kind, 'published', JSON.stringify(published).slice(0, 500));
    },
  };
}
