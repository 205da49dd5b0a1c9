import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { PeerContext } from '../peer.ts';
import type { MessageFacts } from './judge-message.ts';

const StoredMessageSchema = Type.Object({
  messageUuid: Type.String(),
  transmissionId: Type.String(),
  title: Type.String(),
  sender: Type.Object({ cvr: Type.String(), name: Type.String() }),
  recipient: Type.Object({ kind: Type.Union([Type.Literal('cpr'), Type.Literal('cvr')]), id: Type.String() }),
  caseNumber: Type.Optional(Type.String()),
  /** What a NemSMS says. */
  sms: Type.Optional(Type.String()),
  /** When it was received, ISO 8601. */
  at: Type.String(),
  files: Type.Array(
    Type.Object({ name: Type.String(), type: Type.String(), size: Type.Number(), sha256: Type.String() }),
  ),
});

/** A message that the peer has: what `GET /_/digital-post/received` lists. */
export type StoredMessage = Static<typeof StoredMessageSchema>;

/** The messages of the peer: what was accepted, and each request's XML as a file in the peer's folder. */
export interface MessageStore {
  all(): readonly StoredMessage[];
  find(messageUuid: string): StoredMessage | undefined;
  /** Keeps a message; undefined when one with its messageUUID is there already, also one that is just being kept. */
  keep(facts: MessageFacts, body: Uint8Array, at: Date): Promise<StoredMessage | undefined>;
  /** The request that a message came in, as it was received. */
  request(message: StoredMessage): Promise<Uint8Array>;
}

export async function openMessageStore(context: PeerContext): Promise<MessageStore> {
  const folder = join(context.dataFolder, 'messages');
  await mkdir(folder, { recursive: true });
  const keeping = new Map<string, Promise<StoredMessage>>();
  const byUuid = new Map<string, StoredMessage>();
  let read = 0;
  let lastRead: unknown;

  /** Takes in what came to the context's list since last time; anew when the list was cleared. */
  function index(): ReadonlyMap<string, StoredMessage> {
    const entries = context.received();
    if (entries[read - 1] !== lastRead) {
      byUuid.clear();
      read = 0;
    }
    for (const entry of entries.slice(read)) {
      if (Value.Check(StoredMessageSchema, entry)) byUuid.set(entry.messageUuid, entry);
    }
    read = entries.length;
    lastRead = entries[read - 1];
    return byUuid;
  }

  const file = (messageUuid: string) => join(folder, `${messageUuid}.xml`);

  async function write({ kind: _, ...facts }: MessageFacts, body: Uint8Array, at: Date): Promise<StoredMessage> {
    const message = { ...facts, files: [...facts.files], transmissionId: crypto.randomUUID(), at: at.toISOString() };
    // A file that a crash leaves half-written is never read: the message counts from `accept` on, and until then the
    // next attempt writes the file anew.
    await writeFile(file(facts.messageUuid), body);
    await context.accept(message);
    return message;
  }

  return {
    all: () => [...index().values()],
    find: (messageUuid) => index().get(messageUuid.toLowerCase()),
    async keep(facts, body, at) {
      const { messageUuid } = facts;
      for (let other = keeping.get(messageUuid); other; other = keeping.get(messageUuid)) await other.catch(() => {});
      if (index().has(messageUuid)) return undefined;
      const writing = write(facts, body, at).finally(() => keeping.delete(messageUuid));
      keeping.set(messageUuid, writing);
      return writing;
    },
    request: (message) => readFile(file(message.messageUuid)),
  };
}
