import type { PdfRenderer } from '../../documents/pdf/pdf-renderer.ts';
import type { DeliveryFile } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { textIn } from '../../texts/catalogue.ts';
import { typesetLetter } from '../letter.ts';
import { type PreviewedCase, type PreviewedDelivery, type PreviewServices, previewKey } from './preview-deliveries.ts';

/**
 * Previewed deliveries with what their finished content comes to, where their kind measures it: the letter is typeset, and the files of a
 * real case are read. Not within a transaction. Sends nothing.
 */
export async function measureDeliveries(
  services: PreviewServices & { readonly pdf: Pick<PdfRenderer, 'render'> },
  organisation: Organisation,
  shown: PreviewedCase,
  deliveries: readonly PreviewedDelivery[],
): Promise<readonly PreviewedDelivery[]> {
  const measured: PreviewedDelivery[] = [];
  for (const delivery of deliveries) {
    const registered = services.deliveries.get(delivery.delivery);
    const settings = registered && services.deliverySettings(organisation, registered.option);
    if (!registered?.kind.measure || delivery.isOff || !settings) {
      measured.push(delivery);
      continue;
    }
    const { input, content } = delivery;
    const files = await filesOf(services, organisation, shown, delivery);
    const createdAt = new Date(shown.at);
    const found = await registered.kind.measure({ key: previewKey, input, files, createdAt }, settings);
    measured.push({
      ...delivery,
      content: found
        ? {
            parts: [...(content?.parts ?? []), ...found.parts],
            problem: content?.problem ?? found.problem,
          }
        : content,
    });
  }
  return measured;
}

async function filesOf(
  { pdf }: { readonly pdf: Pick<PdfRenderer, 'render'> },
  organisation: Organisation,
  { attached, at, caseNumber, language }: PreviewedCase,
  { letter, attachments, input, main }: PreviewedDelivery,
): Promise<readonly DeliveryFile[]> {
  const written = letter
    ? await typesetLetter(pdf, organisation, language, letter, {
        recipient: [input.recipient?.name ?? ''],
        date: new Date(at),
        caseNumber,
        signature: { name: '', title: textIn(organisation.name, language) },
      })
    : undefined;
  const { receipts = [], uploads = [], letters = [] } = attached ?? {};
  const first =
    main &&
    ('alias' in main
      ? receipts.findLast(({ alias }) => alias === main.alias)
      : uploads.find(({ id }) => id === main.file?.id));
  const along = [
    ...(attachments.includes('receipts') ? receipts : []),
    ...(attachments.includes('uploads') ? uploads : []),
    ...(attachments.includes('letters') ? letters : []),
  ].filter((each) => each !== first && !each.isInternal);
  return [
    ...(first ? [first.file] : []),
    ...(written
      ? [{ name: 'letter.pdf', mediaType: 'application/pdf', size: written.byteLength, content: async () => written }]
      : []),
    ...along.map(({ file }) => file),
  ];
}
