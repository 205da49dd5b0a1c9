import type { CaseInput, DeliveryFile, DeliveryPreview } from '../../options/option.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { type Text, textIn } from '../../texts/catalogue.ts';
import { itemsAround } from '../../workflows/aliases.ts';
import type { CaseState, ItemPath, Variables } from '../../workflows/case-state.ts';
import { isInForm, recipientInForm } from '../../workflows/chosen-recipient.ts';
import type { PreparedWorkflow } from '../../workflows/compile-workflow.ts';
import type { DeliverStep } from '../../workflows/definition.ts';
import { type WrittenLetter, writeLetter } from '../../workflows/letter-template.ts';
import { mainFile } from '../../workflows/main-document.ts';
import { type WritingPlace, writeText } from '../../workflows/placeholders.ts';
import { type ToldField, toldFields } from '../../workflows/told-fields.ts';
import { type CaseServices, deliveryContracts, type RegisteredDelivery } from '../services.ts';

/** Real deliveries have keys by chance; the preview shows where the key stands. */
export const previewKey = '00000000-0000-4000-8000-000000000000';
/** Of a step that is done for each of many items so many are shown. */
const mostItems = 3;

export type PreviewServices = Pick<CaseServices, 'deliveries' | 'deliverySettings'>;

/** A document of a real case; `alias` of a receipt: the form's. */
export interface AttachedFile {
  readonly id: string;
  readonly alias?: string;
  /** Filled in with a decision: it goes along only as the main document. */
  readonly isInternal: boolean;
  readonly file: DeliveryFile;
}

/** The case that deliveries are previewed for: a real one, or one of a dry run. */
export interface PreviewedCase {
  readonly state: CaseState;
  readonly caseNumber: string;
  /** ISO 8601: the moment whose date is `today`. */
  readonly at: string;
  readonly language: string;
  readonly recipient: CaseInput['recipient'];
  /** Whom a step may choose; the recipient for each where nobody acts for another. */
  readonly persons?: Readonly<Record<'subject' | 'representative', CaseInput['recipient']>>;
  /** Names of what was uploaded, how many forms were sent in, and names of the letters written before. */
  readonly uploads: readonly string[];
  readonly receipts: number;
  readonly letters: readonly string[];
  /** The files themselves, of a real case. */
  readonly attached?: {
    readonly receipts: readonly AttachedFile[];
    readonly uploads: readonly AttachedFile[];
    readonly letters: readonly AttachedFile[];
  };
}

/** What a deliver step would hand over for a case. */
export interface PreviewedDelivery {
  readonly step: string;
  /** The items of for-each steps that it is done for. */
  readonly items: readonly number[];
  readonly delivery: string;
  readonly input: CaseInput;
  readonly attachments: NonNullable<DeliverStep['attachments']>;
  /** The main document in place of the letter: a form by its alias, or an uploaded file, null where the case has none. */
  readonly main?: { readonly alias: string } | { readonly file: ReturnType<typeof mainFile> | null };
  /** What the kind is called; null for a kind that no option of the build has. */
  readonly kind: Text | null;
  readonly isOff: boolean;
  readonly fields: readonly ToldField[];
  readonly letter: WrittenLetter | null;
  /** The finished content, as the option writes it; null for a kind that shows none. */
  readonly content: DeliveryPreview | null;
}

/** Every deliver step of a workflow with what it would hand over for a case as it stands. Sends nothing. */
export function previewDeliveries(
  services: PreviewServices,
  organisation: Organisation,
  workflow: PreparedWorkflow,
  shown: PreviewedCase,
): readonly PreviewedDelivery[] {
  const contracts = deliveryContracts(services.deliveries);
  return Object.entries(workflow.definition.steps).flatMap(([key, step]) => {
    if (step.kind !== 'deliver') return [];
    const registered = services.deliveries.get(step.delivery);
    const contract = contracts.get(step.delivery) ?? { letter: false, fields: [] };
    return pathsOf(workflow, shown.state, key).map((path): PreviewedDelivery => {
      const { state, caseNumber, at, language } = shown;
      const place: WritingPlace = { workflow, state, path, caseNumber, at };
      const fields = toldFields(place, key, step, contract, language);
      const letter = step.letter ? writeLetter(place, key, language) : null;
      const input = inputOf(place, step, fields, shown);
      const main = mainOf(place, step);
      return {
        step: key,
        items: path.map(([, index]) => index),
        delivery: step.delivery,
        input,
        attachments: step.attachments ?? [],
        ...(main && { main }),
        kind: registered?.kind.title ?? null,
        isOff: registered !== undefined && organisation.options[registered.option]?.isOn === false,
        fields,
        letter,
        content: registered
          ? contentOf(services, organisation, registered, {
              input,
              createdAt: new Date(at),
              files: filesOf(step, letter, shown, main),
            })
          : null,
      };
    });
  });
}

/** The finished content of a delivery as its option writes it; null where it shows none or has no settings to write it by. */
export function contentOf(
  services: PreviewServices,
  organisation: Organisation,
  { kind, option }: RegisteredDelivery,
  request: {
    readonly input: CaseInput;
    readonly createdAt: Date;
    readonly files: readonly { readonly name: string }[];
  },
): DeliveryPreview | null {
  return kind.preview?.({ key: previewKey, ...request }, services.deliverySettings(organisation, option) ?? {}) ?? null;
}

function inputOf(
  place: WritingPlace,
  step: DeliverStep,
  fields: readonly ToldField[],
  { caseNumber, language, recipient, persons }: PreviewedCase,
): CaseInput {
  const { kle } = place.workflow.definition;
  const chosen = step.recipient;
  return {
    recipient: isInForm(chosen)
      ? recipientInForm(place.state, place.path, chosen)
      : chosen && persons
        ? persons[chosen]
        : recipient,
    title: step.letter ? writeText(place, step.letter.title, language) : textIn(step.title, language),
    caseNumber,
    language,
    replyAllowed: false,
    ...(kle === undefined ? {} : { kle }),
    fields: Object.fromEntries(fields.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]))),
  };
}

/** The main document that a step has chosen, for the case at a place. */
export function mainOf(
  { state, path }: Pick<WritingPlace, 'state' | 'path'>,
  { main }: Pick<DeliverStep, 'main'>,
): PreviewedDelivery['main'] {
  if (!main) return undefined;
  return main.field === undefined ? { alias: main.alias } : { file: mainFile(state, path, main) ?? null };
}

/** The files that would go along, by name: the main document, the letter, the receipts, what was uploaded, earlier letters. */
export function filesOf(
  step: Pick<DeliverStep, 'attachments'>,
  letter: WrittenLetter | null,
  { uploads, receipts, letters, language }: Pick<PreviewedCase, 'uploads' | 'receipts' | 'letters' | 'language'>,
  main: PreviewedDelivery['main'],
): readonly { readonly name: string }[] {
  const { attachments = [] } = step;
  const receiptName = language === 'da' ? 'Kvittering' : 'Receipt';
  const isForm = main !== undefined && 'alias' in main;
  const file = main !== undefined && 'file' in main ? main.file : null;
  const forms = Array.from({ length: receipts }, (_, index) => ({ name: `${receiptName} ${index + 1}.pdf` }));
  return [
    ...(isForm ? forms.slice(0, 1) : []),
    ...(file ? [{ name: file.name }] : []),
    ...(letter ? [{ name: `${letter.title}.pdf` }] : []),
    ...(attachments.includes('receipts') ? forms.slice(isForm ? 1 : 0) : []),
    ...(attachments.includes('uploads') ? uploads.filter((name) => name !== file?.name).map((name) => ({ name })) : []),
    ...(attachments.includes('letters') ? letters.map((name) => ({ name })) : []),
  ];
}

/** The first items for which a step is done; one place outside all of them for a step that lies in none. */
function pathsOf(workflow: PreparedWorkflow, state: CaseState, step: string): readonly ItemPath[] {
  let paths: readonly { readonly path: ItemPath; readonly variables: Variables }[] = [{ path: [], variables: state }];
  for (const gate of itemsAround(workflow.definition, workflow.structure, step)) {
    paths = paths.flatMap(({ path, variables }) =>
      (variables.each?.[gate] ?? []).map((iteration, index) => ({
        path: [...path, [gate, index] as const],
        variables: iteration,
      })),
    );
  }
  return paths.slice(0, mostItems).map(({ path }) => path);
}
