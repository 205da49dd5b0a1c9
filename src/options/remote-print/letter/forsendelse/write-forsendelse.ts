import type { MemoFrame } from '../../memo/memo-frame.ts';
import { xmlText, zuluTime } from '../../memo/xml-text.ts';
import type { PrintAddress } from '../../ports.ts';
import type { Envelope } from '../paper.ts';
import type { Sides } from '../sheets.ts';
import { contact } from './contact.ts';

/** Everything that goes out with a letter on paper. */
export interface Forsendelse {
  /** *AfsendelseIdentifikator*: unique, what receipts repeat; at most 38 characters. */
  readonly id: string;
  /** *ForsendelseTypeIdentifikator*, issued by the print vendor. */
  readonly type: number;
  readonly recipient: { readonly kind: 'cpr' | 'cvr'; readonly id: string };
  readonly address: Pick<PrintAddress, 'name' | 'lines' | 'parts' | 'country'>;
  readonly sender: { readonly name: string; readonly lines: readonly string[] };
  /** *BrugerNavn* and *EnhedTekst* of the print agreement. */
  readonly user: string;
  readonly unit?: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sides: Sides;
  readonly colour: 'SH' | 'Farve';
  readonly envelope: Envelope;
}

/**
 * A person's number stays out of a physical sending: vendors have no use for it, and the published field description gives these
 * zeros for it.
 */
const noCpr = '0000000000';

const namespaces = {
  f: 'urn:oio:fjernprint:1.0.0',
  d: 'urn:oio:dkal:1.0.0',
  sd: 'urn:oio:sagdok:3.0.0',
  adir: 'urn:oio:adir:dagpenge:2009.07.01',
  itst: 'http://rep.oio.dk/itst.dk/xml/schemas/2006/01/17/',
  dkcc: 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2003/02/13/',
  dkcc2005: 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2005/03/15/',
  line: 'http://rep.oio.dk/ebxml/xml/schemas/dkcc/2005/05/19/',
} as const;

const element = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
const copenhagenDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

/**
 * A `ForsendelseISamling` with one `ForsendelseI` (SF1601, Fysisk Post): the whole letter is its one document, with the address
 * printed by us, so that it has no `BilagSamling`. Undefined where an address can't be written (see `contact`).
 */
export function writeForsendelse(letter: Forsendelse): MemoFrame | undefined {
  const to = contact(letter.address);
  const from = contact({ ...letter.sender, country: undefined, parts: undefined });
  if (to === undefined || from === undefined) return undefined;
  const { recipient, createdAt } = letter;
  const number =
    recipient.kind === 'cpr'
      ? element('adir:CPRnummerIdentifikator', noCpr)
      : element('adir:CVRnummerIdentifikator', recipient.id);
  const declared = Object.entries(namespaces).map(([prefix, name]) => ` xmlns:${prefix}="${name}"`);
  const before = [
    `<f:ForsendelseISamling${declared.join('')}><f:ForsendelseI>`,
    element('f:AfsendelseIdentifikator', letter.id),
    element('f:ForsendelseTypeIdentifikator', String(letter.type)),
    `<f:ForsendelseModtager><d:AfsendelseModtager>${number}</d:AfsendelseModtager>`,
    `<f:ModtagerAdresse>${to}</f:ModtagerAdresse></f:ForsendelseModtager>`,
    element('d:FilformatNavn', 'PDF'),
    '<d:MeddelelseIndholdData>',
  ];
  const after = [
    '</d:MeddelelseIndholdData>',
    '<f:TransaktionsParametreI>',
    element('f:TransaktionsDatoTid', zuluTime(createdAt)),
    element('f:KvitteringsTypeKode', 'Alle'),
    '</f:TransaktionsParametreI><f:DokumentParametre>',
    element('sd:TitelTekst', letter.title),
    element('sd:UUIDIdentifikator', letter.id),
    element('sd:BrevDato', copenhagenDay.format(createdAt)),
    '</f:DokumentParametre><f:KanalUafhaengigeParametreI>',
    letter.unit === undefined ? '' : element('f:EnhedTekst', letter.unit),
    element('f:BrugerNavn', letter.user),
    `<f:ForsendelseAfsender><f:AfsenderAdresse>${from}</f:AfsenderAdresse></f:ForsendelseAfsender>`,
    // The letter has its addresses and its date: the vendor is to print nothing over it.
    element('f:PaatrykAfsenderAdresseIndikator', 'false'),
    element('f:PaatrykModtagerAdresseIndikator', 'false'),
    element('f:PaatrykBrevdatoIndikator', 'false'),
    element('f:KanalKode', 'Fysisk Post'),
    '</f:KanalUafhaengigeParametreI><f:PrintParametre>',
    element('f:SimplexDuplexKode', letter.sides),
    element('f:FarveSHKode', letter.colour),
    element('f:KuvertTypeKode', letter.envelope),
    '</f:PrintParametre><f:PostParametre>',
    element('f:SideKvantitet', String(letter.pages)),
    '</f:PostParametre></f:ForsendelseI></f:ForsendelseISamling>',
  ];
  const { pdf } = letter;
  const file = {
    name: 'brev.pdf',
    mediaType: 'application/pdf',
    language: 'da',
    size: pdf.byteLength,
    content: async () => pdf,
  };
  return [before.join(''), file, after.join('')];
}
