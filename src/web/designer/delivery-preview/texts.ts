import { defineTexts, translator } from '../../../texts/catalogue.ts';
import { useLanguage } from '../../page-environment.ts';

/** The page that shows what a workflow's deliveries would hand over. */
export const deliveryPreviewTexts = defineTexts({
  'deliveryPreview.title': { da: 'Afleveringer i «{workflow}»', en: 'Deliveries in “{workflow}”' },
  'deliveryPreview.intro': {
    da: 'Se, hvad arbejdsgangen afleverer, før den gør det: hvert felts værdi og det færdige indhold. Intet bliver sendt.',
    en: 'See what the workflow delivers before it does: the value of each field and the finished content. Nothing is sent.',
  },
  'deliveryPreview.back': { da: 'Til arbejdsgangen', en: 'To the workflow' },
  'deliveryPreview.none': {
    da: 'Arbejdsgangen har ingen afleveringer. Tilføj et trin af slagsen Aflever.',
    en: 'The workflow has no deliveries. Add a step of the kind Deliver.',
  },
  'deliveryPreview.cannot': {
    da: 'Arbejdsgangen kan ikke vises endnu. Ret det her først:',
    en: 'The workflow cannot be shown yet. Mend this first:',
  },
  'deliveryPreview.withRun': { da: 'Vis med en opfundet sag', en: 'Show with an invented case' },
  'deliveryPreview.run': { da: 'Hvilken?', en: 'Which?' },
  'deliveryPreview.invented': { da: 'Opfind en ny', en: 'Invent a new one' },
  'deliveryPreview.kept': { da: 'Gemt prøve: {name}', en: 'Kept test: {name}' },
  'deliveryPreview.showRun': { da: 'Vis', en: 'Show' },
  'deliveryPreview.withCase': { da: 'Vis med en rigtig sag', en: 'Show with a real case' },
  'deliveryPreview.number': { da: 'Sagsnummer', en: 'Case number' },
  'deliveryPreview.numberHelp': {
    da: 'En sag i arbejdsgangen, som du må læse. Det bliver skrevet i loggen, at du har læst den.',
    en: 'A case of the workflow that you may read. That you have read it is written in the log.',
  },
  'deliveryPreview.showCase': { da: 'Vis sagen', en: 'Show the case' },
  'deliveryPreview.onlyCaseworkers': {
    da: 'Kun sagsbehandlere kan læse rigtige sager. Brug en opfundet.',
    en: 'Only case workers can read real cases. Use an invented one.',
  },
  'deliveryPreview.notFound': {
    da: 'Der er ingen sag med det nummer, som du må læse.',
    en: 'There is no case with that number that you may read.',
  },
  'deliveryPreview.otherWorkflow': {
    da: 'Sagen hører til en anden arbejdsgang.',
    en: 'The case belongs to another workflow.',
  },
  'deliveryPreview.notPlayable': {
    da: 'Der kunne ikke opfindes en sag. Prøv igen, eller brug en gemt prøve.',
    en: 'No case could be invented. Try again, or use a kept test.',
  },
  'deliveryPreview.shownCase': { da: 'Sag {number}', en: 'Case {number}' },
  'deliveryPreview.shownRun': { da: 'En opfundet sag', en: 'An invented case' },
  'deliveryPreview.off': {
    da: 'Tilvalget «{delivery}» er slået fra i organisationen. Der bliver intet afleveret, før en administrator slår det til.',
    en: 'The option “{delivery}” is switched off in the organisation. Nothing is delivered until an administrator switches it on.',
  },
  'deliveryPreview.unknownKind': {
    da: 'Ingen tilvalgsfunktion afleverer på den her måde.',
    en: 'No option delivers in this way.',
  },
  'deliveryPreview.noItems': {
    da: 'Trinnet gentages for noget, som sagen intet har af, så der bliver intet afleveret.',
    en: 'The step is repeated for something of which the case has none, so nothing is delivered.',
  },
  'deliveryPreview.fields': { da: 'Felter', en: 'Fields' },
  'deliveryPreview.noValue': { da: 'ingen værdi', en: 'no value' },
  'deliveryPreview.notSaid': { da: 'ikke udfyldt', en: 'not filled in' },
  'deliveryPreview.letter': { da: 'Brevet', en: 'The letter' },
  'deliveryPreview.content': { da: 'Det færdige indhold', en: 'The finished content' },
  'deliveryPreview.wouldStop': {
    da: 'Sådan kan det ikke afleveres',
    en: 'It cannot be delivered like this',
  },
});

/** The translator of this page's texts. */
export function useDeliveryPreviewTexts() {
  return translator(deliveryPreviewTexts, useLanguage());
}
