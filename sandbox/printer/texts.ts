import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the pages on which a person looks at the letters that the sandbox printed. */
export const printerTexts = defineTexts({
  'sandbox.printer.title': { da: 'Printleverandør: breve på papir', en: 'Print vendor: letters on paper' },
  'sandbox.printer.intro': {
    da: 'Her ligger de breve, som er trykt. Åbn et brev for at se det side for side, som det lægges i kuverten.',
    en: 'Here are the letters that were printed. Open a letter to see it page by page, as it is put in the envelope.',
  },
  'sandbox.printer.none': { da: 'Der er ikke trykt nogen breve.', en: 'No letters have been printed.' },
  'sandbox.printer.letter': { da: 'Brev', en: 'Letter' },
  'sandbox.printer.number': { da: 'Nummer', en: 'Number' },
  'sandbox.printer.received': { da: 'Modtaget', en: 'Received' },
  'sandbox.printer.size': { da: 'Omfang', en: 'Size' },
  'sandbox.printer.sheets': {
    da: '{pages} sider på {sheets} ark, kuvert {envelope}',
    en: '{pages} pages on {sheets} sheets, envelope {envelope}',
  },
  'sandbox.printer.address': { da: 'Adresse', en: 'Address' },
  'sandbox.printer.sender': { da: 'Afsenders CVR-nummer', en: "Sender's CVR number" },
  'sandbox.printer.type': { da: 'Forsendelsestype', en: 'Type of dispatch' },
  'sandbox.printer.print': { da: 'Tryk', en: 'Print' },
  'sandbox.printer.Duplex': { da: 'Begge sider', en: 'Both sides' },
  'sandbox.printer.Simplex': { da: 'Den ene side', en: 'One side' },
  'sandbox.printer.SH': { da: 'sort-hvid', en: 'black and white' },
  'sandbox.printer.Farve': { da: 'farve', en: 'colour' },
  'sandbox.printer.sending': { da: 'Afsendelsens id', en: 'Id of the sending' },
  'sandbox.printer.pages': { da: 'Sider', en: 'Pages' },
  'sandbox.printer.page': { da: 'Side {page} af {pages}', en: 'Page {page} of {pages}' },
  'sandbox.printer.pdf': { da: 'Hele brevet som PDF', en: 'The whole letter as a PDF' },
  'sandbox.printer.all': { da: 'Alle breve', en: 'All letters' },
  'sandbox.printer.missing': { da: 'Findes ikke', en: 'Not found' },
});
