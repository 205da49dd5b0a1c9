import { type BothTexts, defineTexts } from '../../texts/catalogue.ts';
import { designerPartOf } from '../kinds/designer-parts.ts';
import type { FieldKindName } from '../kinds/kinds.ts';

/** What designers call the members that no kind of field names itself. */
const nameTexts = defineTexts({
  'designer.memberName.schema': { da: 'Skema', en: 'Schema' },
  'designer.memberName.key': { da: 'Nøgle', en: 'Key' },
  'designer.memberName.kind': { da: 'Felttype', en: 'Kind of field' },
  'designer.memberName.title': { da: 'Titel', en: 'Title' },
  'designer.memberName.summary': { da: 'Kort beskrivelse', en: 'Short description' },
  'designer.memberName.searchWords': { da: 'Søgeord', en: 'Search words' },
  'designer.memberName.start': { da: 'Startside', en: 'Start page' },
  'designer.memberName.intro': { da: 'Indledning', en: 'Introduction' },
  'designer.memberName.needs': { da: 'Hav klar', en: 'What to have at hand' },
  'designer.memberName.minutes': { da: 'Minutter', en: 'Minutes' },
  'designer.memberName.loginLevel': { da: 'Krav til login', en: 'Demanded log-in level' },
  'designer.memberName.logins': { da: 'Måder at logge på', en: 'Ways to log in' },
  'designer.memberName.ways': { da: 'Udvalgte måder at logge på', en: 'Chosen ways to log in' },
  'designer.memberName.representation': { da: 'Fuldmagter', en: 'Powers of attorney' },
  'designer.memberName.act': { da: 'Handlefuldmagt', en: 'Power to act' },
  'designer.memberName.read': { da: 'Læsefuldmagt', en: 'Power to read' },
  'designer.memberName.ownChildren': { da: 'Egne børn', en: 'Own children' },
  'designer.memberName.minAge': { da: 'Mindste alder', en: 'Lowest age' },
  'designer.memberName.maxAge': { da: 'Højeste alder', en: 'Highest age' },
  'designer.memberName.onlyChildren': { da: 'Kun for børn', en: 'For children only' },
  'designer.memberName.wards': { da: 'Også som værge', en: 'Also as a guardian' },
  'designer.memberName.rules': { da: 'Startregler', en: 'Start rules' },
  'designer.memberName.layout': { da: 'Opbygning', en: 'Layout' },
  'designer.memberName.privacy': { da: 'Oplysningspligt', en: 'Privacy notice' },
  'designer.memberName.controller': { da: 'Dataansvarlig', en: 'Data controller' },
  'designer.memberName.dataProtectionOfficer': { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  'designer.memberName.purpose': { da: 'Formål', en: 'Purpose' },
  'designer.memberName.legalBasis': { da: 'Retsgrundlag', en: 'Legal basis' },
  'designer.memberName.sourcesAndRecipients': { da: 'Kilder og modtagere', en: 'Sources and recipients' },
  'designer.memberName.retention': { da: 'Opbevaring', en: 'Retention' },
  'designer.memberName.rights': { da: 'Rettigheder', en: 'Rights' },
  'designer.memberName.pages': { da: 'Sider', en: 'Pages' },
  'designer.memberName.fields': { da: 'Felter', en: 'Fields' },
  'designer.memberName.columns': { da: 'Kolonner', en: 'Columns' },
  'designer.memberName.afterwards': { da: 'Hvad der sker bagefter', en: 'What happens next' },
  'designer.memberName.draftDays': { da: 'Dage en kladde gemmes', en: 'Days that a draft is kept' },
  'designer.memberName.label': { da: 'Tekst', en: 'Label' },
  'designer.memberName.help': { da: 'Hjælpetekst', en: 'Help text' },
  'designer.memberName.required': { da: 'Skal besvares', en: 'Answer demanded' },
  'designer.memberName.visibleWhen': { da: 'Vises når', en: 'Shown when' },
  'designer.memberName.validations': { da: 'Kontroller', en: 'Validations' },
  'designer.memberName.rule': { da: 'Regel', en: 'Rule' },
  'designer.memberName.message': { da: 'Fejltekst', en: 'Error text' },
  'designer.memberName.prefill': { da: 'Forudfyldning', en: 'Prefilling' },
  'designer.memberName.error': { da: 'Fejltekst ved manglende svar', en: 'Error text when unanswered' },
  'designer.memberName.options': { da: 'Valgmuligheder', en: 'Options' },
  'designer.memberName.value': { da: 'Værdi', en: 'Value' },
  'designer.memberName.rowLabel': { da: 'Hvad en række hedder', en: 'What a row is called' },
  'designer.memberName.addable': { da: 'Rækker kan tilføjes', en: 'Rows can be added' },
  'designer.memberName.maxRows': { da: 'Største antal rækker', en: 'Most rows' },
  'designer.memberName.expression': { da: 'Beregning', en: 'Calculation' },
  'designer.memberName.result': { da: 'Resultatets type', en: 'Type of the result' },
});

const names: ReadonlyMap<string, BothTexts> = new Map(
  Object.entries(nameTexts).map(([key, text]) => [key.slice('designer.memberName.'.length), text]),
);

/** A member of a thing as a person calls it; `kind` is that of the field, where it is one's. Unknown ones keep their name. */
export function memberName(member: string, kind?: string): BothTexts {
  const own = kind === undefined ? undefined : designerPartOf(kind as FieldKindName);
  const property = own?.properties.find((candidate) => candidate.member === member);
  return property?.label ?? names.get(member) ?? { da: member, en: member };
}
