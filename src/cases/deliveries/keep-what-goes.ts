import { encryptJson } from '../../database/encryption/envelope.ts';
import { keepGenerated, openDocument } from '../../documents/stored-document.ts';
import type { Kept, MadeDocument } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { DeliveryServices } from '../deliver.ts';
import { casePlaces } from '../stored-case.ts';
import type { Claimed } from './claim-delivery.ts';
import { deliveryFile, type KeptFile } from './delivery-files.ts';
import { keyOf } from './go-another-way.ts';

/** What is kept of an attempt before it sends anything. */
interface Prepared {
  readonly keep?: Kept;
  readonly document?: MadeDocument;
}

/** What was made for the way that a delivery goes; undefined where nothing was. */
export function madeDocument(
  services: Pick<DeliveryServices, 'database'>,
  organisation: Organisation,
  { document, stored }: Pick<Claimed, 'document' | 'stored'>,
): Promise<KeptFile | undefined> {
  if (document === null) return Promise.resolve(undefined);
  return services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction.selectFrom('document').selectAll().where('id', '=', document).executeTakeFirst();
    return row && deliveryFile(services, organisation, stored.key, openDocument(stored.key, row));
  });
}

/**
 * Commits which documents go out with an attempt, with what its kind keeps and makes, before anything is sent: what a process that dies
 * then may have sent is known.
 * @returns what was made for the way that it goes; undefined where the delivery was settled or went another way meanwhile, so that the
 * attempt must send nothing
 */
export async function keepWhatGoes(
  services: DeliveryServices,
  organisation: Organisation,
  id: string,
  { key, stored, attempt, document: madeBefore }: Claimed,
  { keep, document }: Prepared,
  files: readonly KeptFile[],
): Promise<{ readonly document?: KeptFile } | undefined> {
  if (!keep && !document && madeBefore === null && files.length === 0) return {};
  const kept = await services.database.inOrganisation(organisation.id, async (transaction) => {
    const row = await transaction
      .selectFrom('delivery')
      .select(['id', 'key', 'status'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.status !== 'pending' || keyOf(row) !== key) return undefined;
    const made =
      document &&
      (await keepGenerated(
        transaction,
        organisation.id,
        stored.key,
        stored.id,
        'print',
        `print:${id}:${attempt}`,
        document.name,
        document.content,
        services.now(),
        document.guarded,
      ));
    if (keep || made !== undefined) {
      await transaction
        .updateTable('delivery')
        .set({
          ...(keep && { kept: encryptJson(stored.key.key, casePlaces.deliveryKept, keep) }),
          ...(made !== undefined && { document: made }),
        })
        .where('id', '=', id)
        .execute();
    }
    const whole = made ?? madeBefore;
    const going = whole === null ? files.map((file) => file.document) : [whole];
    if (going.length > 0) {
      await transaction
        .insertInto('delivery_document')
        .values(
          going.map((each, position) => ({
            organisation: organisation.id,
            delivery: id,
            attempt,
            position,
            document: each,
          })),
        )
        .execute();
    }
    return { made };
  });
  if (!kept) return undefined;
  const { made } = kept;
  if (made === undefined || !document) return {};
  const { name, mediaType, content } = document;
  return { document: { document: made, name, mediaType, size: content.byteLength, content: async () => content } };
}
