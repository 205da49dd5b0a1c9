/** The states that the post component reports, by names of ours. */
export type PostState =
  | 'digital-received'
  | 'digital-delivered'
  | 'failed'
  | 'print-sent'
  | 'print-received'
  | 'print-ready'
  | 'print-handed-over'
  | 'print-posted'
  | 'print-recalled'
  | 'print-update';

/** What happened to a message or a letter: what the post component tells the message distributor. */
export interface PostEvent {
  /** CVR number of the authority that sent it. */
  readonly cvr: string;
  readonly channel: 'Digital Post' | 'Fysisk Post';
  readonly state: PostState;
  readonly transmissionId: string;
  /** Of a message in Digital Post. */
  readonly messageUuid?: string;
  /** Of a letter: `AfsendelseIdentifikator`. */
  readonly shipmentId?: string;
  /** Where it failed. */
  readonly error?: { readonly code: string; readonly text: string };
}

/** `ObjektHandling` and `TransaktionsStatusKode` of each state. */
export const stateWords: Readonly<Record<PostState, readonly [id: string, text: string]>> = {
  'digital-received': ['eb866ca2-b871-4387-b501-12cde577bd58', 'Modtaget Digital Post'],
  'digital-delivered': ['f7161a89-5068-4023-bc80-d7f4daad2a2e', 'Afleveret Digital Post'],
  failed: ['e225a75c-4b63-46c4-9423-77f5c8762445', 'Fejlet'],
  'print-sent': ['db5a6025-caa3-45c3-8e02-4e6fa8142ade', 'Afsendt'],
  'print-received': ['dd98e71c-41ac-4305-a47b-8f86b00e639b', 'Modtaget Fjern-print'],
  'print-ready': ['e2b30d57-504a-4e2e-ae2d-a1394a9cb0b8', 'Klar'],
  'print-handed-over': ['e3c0a021-2070-40d4-b7b7-754aeba762e9', 'Afleveret til print og kuvertering'],
  'print-posted': ['e94a0a8b-60a0-42ad-8b83-52c9e15d0fb3', 'Modtaget Post Danmark'],
  'print-recalled': ['f03904aa-df6e-417f-bd74-6a01a61adbcf', 'Tilbagekaldt'],
  'print-update': ['f4e6eb11-0261-4198-8b5d-be92a9b1a35d', 'Opdatering fra Post Danmark'],
};

/** What a message goes through when all is well, in order. */
export const courseOf: Readonly<Record<PostEvent['channel'], readonly PostState[]>> = {
  'Digital Post': ['digital-received', 'digital-delivered'],
  'Fysisk Post': ['print-sent', 'print-received', 'print-ready', 'print-handed-over', 'print-posted'],
};
