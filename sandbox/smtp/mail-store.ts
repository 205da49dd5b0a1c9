import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { PeerContext } from '../peer.ts';

/** A mail that was taken, as `GET /_/smtp/received` lists it. */
export interface ReceivedMail {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly at: string;
  readonly from: string;
  /** As the envelope has them. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly tls: boolean;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/** The mails: what was taken, and the bytes of each in the peer's folder. */
export interface MailStore {
  keep(
    raw: Buffer,
    envelope: { readonly from: string; readonly to: readonly string[]; readonly tls: boolean },
  ): Promise<void>;
  list(): readonly ReceivedMail[];
  find(id: string): ReceivedMail | undefined;
  attachment(
    id: string,
    index: number,
  ): Promise<{ readonly name: string; readonly type: string; readonly content: Buffer } | undefined>;
}

/** Opens the mails that were taken before a restart too. */
export async function openMailStore(context: PeerContext, now: () => Date = () => new Date()): Promise<MailStore> {
  const folder = join(context.dataFolder, 'mail');
  await mkdir(folder, { recursive: true });
  const list = () => context.received() as readonly ReceivedMail[];
  const find = (id: string) => list().find((mail) => mail.id === id);
  return {
    list,
    find,
    async keep(raw, { from, to, tls }) {
      const mail = await PostalMime.parse(raw);
      const id = `${list().length + 1}-${createHash('sha256').update(raw).digest('hex').slice(0, 12)}`;
      await writeFile(join(folder, `${id}.eml`), raw);
      const entry: ReceivedMail = {
        id,
        at: now().toISOString(),
        from,
        to,
        subject: mail.subject ?? '',
        messageId: mail.messageId ?? '',
        text: mail.text ?? '',
        tls,
        attachments: mail.attachments.map(({ filename, mimeType, content }) => {
          const bytes = bytesOf(content);
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          return { name: filename ?? '', type: mimeType, size: bytes.length, sha256 };
        }),
      };
      await context.accept(entry);
    },
    async attachment(id, index) {
      if (!find(id)) return undefined;
      const mail = await PostalMime.parse(await readFile(join(folder, `${id}.eml`)));
      const found = mail.attachments[index];
      return found && { name: found.filename ?? '', type: found.mimeType, content: bytesOf(found.content) };
    },
  };
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
}
