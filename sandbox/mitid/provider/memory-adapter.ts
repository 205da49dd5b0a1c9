interface Payload {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

interface Kept {
  readonly payload: Payload;
  readonly expires: number;
}

/** How oidc-provider asks for what it keeps, one for each kind of thing ("Adapter" in its documentation). */
export interface MemoryAdapter {
  upsert(id: string, payload: Payload, expiresInSeconds?: number): Promise<void>;
  find(id: string): Promise<Payload | undefined>;
  findByUid(uid: string): Promise<Payload | undefined>;
  findByUserCode(code: string): Promise<undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

const sweepEvery = 500;

/** Keeps codes, tokens and sessions in memory until they expire; a restart of the sandbox forgets them. */
export function createMemoryAdapter(): (kind: string) => MemoryAdapter {
  const kept = new Map<string, Kept>();
  let writes = 0;
  const read = (key: string): Payload | undefined => {
    const found = kept.get(key);
    return found && found.expires > Date.now() ? found.payload : undefined;
  };
  return (kind) => ({
    async upsert(id, payload, expiresInSeconds) {
      writes += 1;
      if (writes % sweepEvery === 0) {
        for (const [key, { expires }] of kept) if (expires <= Date.now()) kept.delete(key);
      }
      const expires = expiresInSeconds === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresInSeconds * 1000;
      kept.set(`${kind}:${id}`, { payload, expires });
    },
    async find(id) {
      return read(`${kind}:${id}`);
    },
    async findByUid(uid) {
      for (const [key, { payload }] of kept) if (key.startsWith(`${kind}:`) && payload.uid === uid) return read(key);
      return undefined;
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const found = read(`${kind}:${id}`);
      if (found) found.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      kept.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
