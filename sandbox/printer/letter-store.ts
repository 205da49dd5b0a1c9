import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { PeerContext } from '../peer.ts';
import type { AcceptedLetter } from './judge-letter.ts';

const StoredLetterSchema = Type.Object({
  sending: Type.String(),
  /** The vendor's own number, *ForsendelseIdentifikator*: what its receipts name. */
  dispatch: Type.Integer(),
  sender: Type.String(),
  type: Type.Integer(),
  title: Type.String(),
  address: Type.Array(Type.String()),
  country: Type.String(),
  pages: Type.Integer(),
  sheets: Type.Integer(),
  sides: Type.String(),
  colour: Type.String(),
  envelope: Type.String(),
  /** When it was received, ISO 8601. */
  at: Type.String(),
});

/** A letter that the vendor has: what `GET /_/printer/received` lists. */
export type StoredLetter = Static<typeof StoredLetterSchema>;

/** The letters of the vendor, each with its PDF as a file in the peer's folder. */
export interface LetterStore {
  all(): readonly StoredLetter[];
  find(dispatch: number): StoredLetter | undefined;
  isTaken(sending: string): boolean;
  keep(letter: AcceptedLetter, at: Date): Promise<StoredLetter>;
  pdf(letter: StoredLetter): Promise<Uint8Array>;
}

export async function openLetterStore(context: PeerContext): Promise<LetterStore> {
  const folder = join(context.dataFolder, 'letters');
  await mkdir(folder, { recursive: true });
  const all = () => context.received().filter((entry): entry is StoredLetter => Value.Check(StoredLetterSchema, entry));
  const file = (dispatch: number) => join(folder, `${dispatch}.pdf`);
  let last = all().reduce((highest, { dispatch }) => Math.max(highest, dispatch), 100_000);

  return {
    all,
    find: (dispatch) => all().find((letter) => letter.dispatch === dispatch),
    isTaken: (sending) => all().some((letter) => letter.sending === sending),
    async keep({ kind: _, pdf, ...facts }, at) {
      last += 1;
      const letter: StoredLetter = { ...facts, address: [...facts.address], dispatch: last, at: at.toISOString() };
      await writeFile(file(letter.dispatch), pdf);
      await context.accept(letter);
      return letter;
    },
    pdf: ({ dispatch }) => readFile(file(dispatch)),
  };
}
