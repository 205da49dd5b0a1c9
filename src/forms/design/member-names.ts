import type { Text } from '../../texts/catalogue.ts';
import { designerPartOf } from '../kinds/designer-parts.ts';
import type { FieldKindName } from '../kinds/kinds.ts';

type Name = Text & { readonly en: string };

/** What designers call the members that no kind of field names itself. */
const names: Readonly<Record<string, Name>> = {
  schema: { da: 'Skema', en: 'Schema' },
  key: { da: 'Nøgle', en: 'Key' },
  kind: { da: 'Felttype', en: 'Kind of field' },
  title: { da: 'Titel', en: 'Title' },
  summary: { da: 'Kort beskrivelse', en: 'Short description' },
  searchWords: { da: 'Søgeord', en: 'Search words' },
  start: { da: 'Startside', en: 'Start page' },
  intro: { da: 'Indledning', en: 'Introduction' },
  needs: { da: 'Hav klar', en: 'What to have at hand' },
  minutes: { da: 'Minutter', en: 'Minutes' },
  loginLevel: { da: 'Krav til login', en: 'Demanded log-in level' },
  logins: { da: 'Måder at logge på', en: 'Ways to log in' },
  rules: { da: 'Startregler', en: 'Start rules' },
  layout: { da: 'Opbygning', en: 'Layout' },
  privacy: { da: 'Oplysningspligt', en: 'Privacy notice' },
  controller: { da: 'Dataansvarlig', en: 'Data controller' },
  dataProtectionOfficer: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  purpose: { da: 'Formål', en: 'Purpose' },
  legalBasis: { da: 'Retsgrundlag', en: 'Legal basis' },
  sourcesAndRecipients: { da: 'Kilder og modtagere', en: 'Sources and recipients' },
  retention: { da: 'Opbevaring', en: 'Retention' },
  rights: { da: 'Rettigheder', en: 'Rights' },
  pages: { da: 'Sider', en: 'Pages' },
  fields: { da: 'Felter', en: 'Fields' },
  columns: { da: 'Kolonner', en: 'Columns' },
  afterwards: { da: 'Hvad der sker bagefter', en: 'What happens next' },
  draftDays: { da: 'Dage en kladde gemmes', en: 'Days that a draft is kept' },
  label: { da: 'Tekst', en: 'Label' },
  help: { da: 'Hjælpetekst', en: 'Help text' },
  required: { da: 'Skal besvares', en: 'Answer demanded' },
  visibleWhen: { da: 'Vises når', en: 'Shown when' },
  validations: { da: 'Kontroller', en: 'Validations' },
  rule: { da: 'Regel', en: 'Rule' },
  message: { da: 'Fejltekst', en: 'Error text' },
  prefill: { da: 'Forudfyldning', en: 'Prefilling' },
  error: { da: 'Fejltekst ved manglende svar', en: 'Error text when unanswered' },
  options: { da: 'Valgmuligheder', en: 'Options' },
  value: { da: 'Værdi', en: 'Value' },
  rowLabel: { da: 'Hvad en række hedder', en: 'What a row is called' },
  addable: { da: 'Rækker kan tilføjes', en: 'Rows can be added' },
  maxRows: { da: 'Største antal rækker', en: 'Most rows' },
  expression: { da: 'Beregning', en: 'Calculation' },
  result: { da: 'Resultatets type', en: 'Type of the result' },
};

/** A member of a thing as a person calls it; `kind` is that of the field, where it is one's. Unknown ones keep their name. */
export function memberName(member: string, kind?: string): Name {
  const own = kind === undefined ? undefined : designerPartOf(kind as FieldKindName);
  const property = own?.properties.find((candidate) => candidate.member === member);
  if (property) return property.label;
  return (Object.hasOwn(names, member) ? names[member] : undefined) ?? { da: member, en: member };
}
