import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm';
import { printAgreements } from './agreements.ts';
import { judgePdf } from './judge-pdf.ts';
import { schemaFault } from './letter-schema.ts';
import { type PrintRefusal, refusePrint } from './print-refusal.ts';

/** A letter that will be printed. */
export interface AcceptedLetter {
  readonly kind: 'letter';
  /** *AfsendelseIdentifikator*. */
  readonly sending: string;
  readonly sender: string;
  readonly type: number;
  readonly title: string;
  /** As on the envelope. */
  readonly address: readonly string[];
  readonly country: string;
  readonly pages: number;
  readonly sheets: number;
  readonly sides: 'Simplex' | 'Duplex';
  readonly colour: 'SH' | 'Farve';
  readonly envelope: 'C4' | 'C5' | 'MA';
  readonly pdf: Buffer;
}

const options = { option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_HUGE };
const named = (...path: readonly string[]) => `//${path.map((name) => `*[local-name()='${name}']`).join('/')}`;

/** Judges one `ForsendelseISamling` with one letter, as the vendor does; `sender` is the authority that it comes from. */
export async function judgeLetter(
  body: Uint8Array,
  sender: string,
  isTaken: (sending: string) => boolean,
): Promise<AcceptedLetter | PrintRefusal> {
  try {
    using document = XmlDocument.fromBuffer(body, options);
    const fault = schemaFault(document);
    if (fault !== undefined) return refusePrint('schema', fault);
    return await judge(document, sender, isTaken);
  } catch (error) {
    if (error instanceof XmlParseError) return refusePrint('not-xml', 'the order is not well-formed XML');
    throw error;
  }
}

async function judge(
  document: XmlDocument,
  sender: string,
  isTaken: (sending: string) => boolean,
): Promise<AcceptedLetter | PrintRefusal> {
  const text = (...path: readonly string[]) => document.get(named(...path))?.content.trim();
  if (document.find(named('ForsendelseI')).length !== 1) return refusePrint('schema', 'one letter in each order');
  const sending = text('AfsendelseIdentifikator') ?? '';
  const type = Number(text('ForsendelseTypeIdentifikator'));
  if (!printAgreements.some(({ cvr, types }) => cvr === sender && types.includes(type))) {
    return refusePrint('type', 'the authority has no agreement with this ForsendelseTypeIdentifikator');
  }
  if (isTaken(sending))
    return refusePrint('not-unique', 'an order with this AfsendelseIdentifikator was received before');
  if (!/^pdf$/i.test(text('ForsendelseI', 'FilformatNavn') ?? ''))
    return refusePrint('not-pdf', 'FilformatNavn must be PDF');
  if (document.get(named('BilagSamling')))
    return refusePrint('schema', 'this vendor takes the whole letter as one document');
  const { address, country } = addressOf(document);
  const pdf = Buffer.from((text('ForsendelseI', 'MeddelelseIndholdData') ?? '').replace(/\s/g, ''), 'base64');
  const sides = text('SimplexDuplexKode') === 'Simplex' ? 'Simplex' : 'Duplex';
  const envelope = envelopeOf(text('KuvertTypeKode'));
  const counted = text('SideKvantitet');
  const pages = await judgePdf(pdf, {
    duplex: sides === 'Duplex',
    envelope,
    pages: counted === undefined ? undefined : Number(counted),
    window: address.slice(0, 2),
  });
  if (typeof pages !== 'number') return pages;
  return {
    kind: 'letter',
    sending,
    sender,
    type,
    title: text('TitelTekst') ?? '',
    address,
    country,
    pages,
    sheets: sides === 'Duplex' ? Math.ceil(pages / 2) : pages,
    sides,
    colour: text('FarveSHKode') === 'Farve' ? 'Farve' : 'SH',
    envelope,
    pdf,
  };
}

function envelopeOf(code: string | undefined): 'C4' | 'C5' | 'MA' {
  return code === 'C4' || code === 'MA' ? code : 'C5';
}

/** The recipient's address in lines, whichever of its two forms it has. */
function addressOf(document: XmlDocument): { readonly address: readonly string[]; readonly country: string } {
  const part = (name: string) => document.get(named('ModtagerAdresse', name))?.content.trim() || undefined;
  const lines = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'].flatMap(
    (ordinal) => part(`PostalAddress${ordinal}LineText`) ?? [],
  );
  const street = [part('StreetName'), part('StreetBuildingIdentifier')].filter(Boolean).join(' ');
  const floor = part('FloorIdentifier');
  const unit = [floor && `${floor}.`, part('SuiteIdentifier')].filter(Boolean).join(' ');
  const careOf = part('CoNavn');
  const inParts = [
    careOf && `c/o ${careOf}`,
    part('MailDeliverySublocationIdentifier'),
    [street, unit].filter(Boolean).join(', '),
    part('DistrictSubdivisionIdentifier'),
    part('PostCodeIdentifier'),
  ];
  const address = [part('PersonName'), ...(lines.length > 0 ? lines : inParts)];
  return {
    address: address.flatMap((line) => line || []),
    country: part('CountryIdentificationCode') ?? 'DK',
  };
}
