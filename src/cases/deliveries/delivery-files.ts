import type { DataKey } from '../../database/encryption/key-ring.ts';
import { keepGenerated, listDocuments, readDocument, type StoredDocument } from '../../documents/stored-document.ts';
import type { DeliveryFile } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { DeliveryServices } from '../deliver.ts';
import type { DeliveryPlace, FixedInput } from './delivery-input.ts';
import { writingPlace } from './delivery-input.ts';

/** A file of a delivery that is kept with the case. */
export interface KeptFile extends DeliveryFile {
  /** The stored document's id. */
  readonly document: string;
}

/**
 * The files of a delivery: the main document where the step has chosen one, the letter where it has one, then the receipts and the
 * documents that the step sends along.
 */
export async function filesOf(
  services: DeliveryServices,
  organisation: Organisation,
  place: DeliveryPlace,
  fixed: FixedInput,
  takes: 'letter' | 'optional' | 'none',
): Promise<readonly KeptFile[]> {
  if (takes === 'none') return [];
  const step = place.version.workflow.definition.steps[place.step];
  const { main } = fixed;
  const hasOwnLetter = step?.kind === 'deliver' && step.letter !== undefined;
  const hasLetter = hasOwnLetter || (takes === 'letter' && main === undefined);
  const letter = hasLetter ? [await letterOf(services, organisation, place, fixed)] : [];
  const receiptOf = async (sequence: number): Promise<readonly string[]> => {
    const made = await services.makeReceipt(organisation.id, place.stored.id, sequence);
    return made === null ? [] : [made];
  };
  const first: string[] = [];
  if (typeof main === 'object') first.push(...('receipt' in main ? await receiptOf(main.receipt) : [main.document]));
  const along: string[] = [];
  for (const sequence of fixed.receipts) along.push(...(await receiptOf(sequence)));
  along.push(...fixed.uploads);
  if (first.length + along.length === 0) return letter;
  const documents = await documentsOf(services, organisation, place);
  const files = (ids: readonly string[]): readonly KeptFile[] =>
    ids
      .flatMap((id) => documents.filter((document) => document.id === id))
      .map((document) => deliveryFile(services, organisation, place.stored.key, document));
  return [...files(first), ...letter, ...files(along)];
}

/** The letter's file: written and kept at the first attempt, read from what was kept at the others. */
async function letterOf(
  services: DeliveryServices,
  organisation: Organisation,
  place: DeliveryPlace,
  { input, letter }: FixedInput,
): Promise<KeptFile> {
  const { stored, version } = place;
  // Letters of invitations go to others than the starter, and there may be several for one step.
  const source =
    place.openStep === 0 && place.delivery !== undefined
      ? `notice:${place.delivery}`
      : letter
        ? `invitation:${place.openStep}:${place.createdAt.getTime()}`
        : `letter:${place.openStep}`;
  const kept = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('document')
      .select('id')
      .where('case', '=', stored.id)
      .where('source', '=', source)
      .executeTakeFirst();
    if (!row) return undefined;
    return (await listDocuments(transaction, stored.key, { case: stored.id })).find((each) => each.id === row.id);
  });
  if (kept) return deliveryFile(services, organisation, stored.key, kept);
  const recipient = { name: input.recipient?.name ?? '', addressLines: [] };
  const { path } = writingPlace(place);
  const written = await services.writeLetter(
    organisation,
    version,
    stored,
    place.step,
    recipient,
    place.createdAt,
    path,
    letter,
  );
  const document = await services.database.inOrganisation(organisation.id, (transaction) =>
    keepGenerated(
      transaction,
      organisation.id,
      stored.key,
      stored.id,
      'letter',
      source,
      written.name,
      written.content,
      services.now(),
    ),
  );
  return {
    name: written.name,
    mediaType: 'application/pdf',
    size: written.content.byteLength,
    content: async () => written.content,
    document,
  };
}

function documentsOf(
  services: DeliveryServices,
  organisation: Organisation,
  { stored }: DeliveryPlace,
): Promise<readonly StoredDocument[]> {
  return services.database.inOrganisation(organisation.id, (transaction) =>
    listDocuments(transaction, stored.key, { case: stored.id }),
  );
}

/** A document of a case as a delivery takes it along. */
export function deliveryFile(
  services: Pick<DeliveryServices, 'database'>,
  organisation: Organisation,
  key: DataKey,
  { id, name, mediaType, size }: Pick<StoredDocument, 'id' | 'name' | 'mediaType' | 'size'>,
): KeptFile {
  return {
    document: id,
    name,
    mediaType,
    size,
    async content() {
      const pieces: Uint8Array[] = [];
      for await (const piece of readDocument(services.database, organisation.id, key.key, id)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}
