import { postTexts } from '../post-texts.ts';

/** How a state of a message moves its delivery. `update`: news that may come after the last word, and change nothing. */
export type StateMeaning = 'under-way' | 'delivered' | 'failed' | 'update';

/** A state that the post component reports of a message or a letter. */
export interface PostState {
  /** The key that we keep it under. */
  readonly key: string;
  readonly meaning: StateMeaning;
}

/**
 * What `ObjektHandling` and `TransaktionsStatusKode` of a receipt can be (KOMBIT's PKO_PostStatus, as other clients have copied it).
 * `Modtaget Digital Post` is read strictly: Digital Post has it, the recipient not yet. `Modtaget Post Danmark` is the best that is
 * ever said of a letter.
 */
const states: readonly (PostState & { readonly id: string; readonly text: string })[] = [
  {
    id: 'eb866ca2-b871-4387-b501-12cde577bd58',
    text: 'Modtaget Digital Post',
    key: 'digital-received',
    meaning: 'under-way',
  },
  {
    id: 'f7161a89-5068-4023-bc80-d7f4daad2a2e',
    text: 'Afleveret Digital Post',
    key: 'digital-delivered',
    meaning: 'delivered',
  },
  { id: 'e225a75c-4b63-46c4-9423-77f5c8762445', text: 'Fejlet', key: 'failed', meaning: 'failed' },
  { id: 'db5a6025-caa3-45c3-8e02-4e6fa8142ade', text: 'Afsendt', key: 'print-sent', meaning: 'under-way' },
  {
    id: 'dd98e71c-41ac-4305-a47b-8f86b00e639b',
    text: 'Modtaget Fjern-print',
    key: 'print-received',
    meaning: 'under-way',
  },
  { id: 'e2b30d57-504a-4e2e-ae2d-a1394a9cb0b8', text: 'Klar', key: 'print-ready', meaning: 'under-way' },
  {
    id: 'e3c0a021-2070-40d4-b7b7-754aeba762e9',
    text: 'Afleveret til print og kuvertering',
    key: 'print-handed-over',
    meaning: 'under-way',
  },
  {
    id: 'e94a0a8b-60a0-42ad-8b83-52c9e15d0fb3',
    text: 'Modtaget Post Danmark',
    key: 'print-posted',
    meaning: 'delivered',
  },
  { id: 'f03904aa-df6e-417f-bd74-6a01a61adbcf', text: 'Tilbagekaldt', key: 'print-recalled', meaning: 'failed' },
  {
    id: 'f4e6eb11-0261-4198-8b5d-be92a9b1a35d',
    text: 'Opdatering fra Post Danmark',
    key: 'print-update',
    meaning: 'update',
  },
];

const byId = new Map(states.map((state) => [state.id, state]));
const byText = new Map(states.map((state) => [state.text.toLowerCase(), state]));

/**
 * The state that a receipt reports: what the payload says in words, else what the envelope says by id. Undefined where neither is known.
 */
export function postState(text: string | undefined, id: string | undefined): PostState | undefined {
  return byText.get((text ?? '').trim().toLowerCase()) ?? byId.get((id ?? '').trim().toLowerCase());
}

/** The states in people's words, for those who read the case. */
export const postStates = Object.fromEntries(
  states.map(({ key, meaning }) => [
    key,
    {
      title: postTexts[`post.state.${key}` as keyof typeof postTexts],
      toRecipient: postTexts[`post.yours.${key}` as keyof typeof postTexts],
      final: meaning === 'delivered' || meaning === 'failed',
    },
  ]),
);
