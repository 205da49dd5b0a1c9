import { defineTexts } from '../../texts/catalogue.ts';

/** What the API says when it refuses, to whoever writes programs against it: first what is wrong, then what to do. */
export const apiTexts = defineTexts({
  'api.noKey.title': { da: 'Nøglen mangler', en: 'The key is missing' },
  'api.noKey.text': {
    da: 'Send API-nøglen som "Authorization: Bearer …". En administrator laver nøgler under Administration, API-nøgler.',
    en: 'Send the API key as "Authorization: Bearer …". An administrator makes keys under Administration, API keys.',
  },
  'api.badKey.title': { da: 'Nøglen gælder ikke', en: 'The key is not valid' },
  'api.badKey.text': {
    da: 'Nøglen er ukendt for denne organisation eller lukket. Bed administratoren om en ny.',
    en: 'The key is unknown to this organisation or has ended. Ask the administrator for a new one.',
  },
  'api.scope.title': { da: 'Nøglen giver ikke lov til det', en: 'The key does not allow this' },
  'api.scope.text': {
    da: 'Det kræver rettigheden {scope}. Bed administratoren om en nøgle med den.',
    en: 'It takes the scope {scope}. Ask the administrator for a key with it.',
  },
  'api.body.title': { da: 'Indholdet kan ikke læses', en: 'The content cannot be read' },
  'api.body.text': {
    da: 'Send et JSON-objekt i UTF-8, som API’ets beskrivelse viser. Det, der er galt, står under errors, når vi kan sige det.',
    en: 'Send a JSON object in UTF-8 as the description of the API shows. What is wrong is under errors where we can tell.',
  },
  'api.tooLarge.title': { da: 'Indholdet fylder for meget', en: 'The content is too large' },
  'api.tooLarge.text': {
    da: 'Der kan højst sendes {bytes} bytes ad gangen. Intet er gemt.',
    en: 'At most {bytes} bytes can be sent at a time. Nothing was kept.',
  },
  'api.mediaType.title': { da: 'Indholdets type kan ikke bruges', en: 'The type of the content cannot be used' },
  'api.mediaType.text': {
    da: 'Send indholdet som application/json.',
    en: 'Send the content as application/json.',
  },
  'api.idempotencyKey.title': { da: 'Idempotency-Key mangler', en: 'Idempotency-Key is missing' },
  'api.idempotencyKey.text': {
    da: 'Send en nøgle, der er ny for hver sag, i hovedet Idempotency-Key: 1 til 200 synlige ASCII-tegn, for eksempel en UUID. Så bliver der kun én sag, også når du sender igen.',
    en: 'Send a key that is new for each case in the header Idempotency-Key: 1 to 200 visible ASCII characters, such as a UUID. Then there is only one case, also when you send again.',
  },
  'api.reused.title': {
    da: 'Idempotency-Key er brugt til noget andet',
    en: 'Idempotency-Key was used for something else',
  },
  'api.reused.text': {
    da: 'Der er sendt noget andet under den samme nøgle. Brug en ny nøgle til hver ny sag, og den samme nøgle kun til det samme indhold.',
    en: 'Something else was sent under the same key. Use a new key for each new case, and the same key for the same content only.',
  },
  'api.noForm.title': { da: 'Blanketten findes ikke', en: 'There is no such form' },
  'api.noForm.text': {
    da: 'Der er ingen udgivet blanket med den nøgle, som starter en arbejdsgang.',
    en: 'There is no published form with that key that starts a workflow.',
  },
  'api.query.title': { da: 'Adressens parametre kan ikke bruges', en: 'The parameters of the address cannot be used' },
  'api.query.text': {
    da: 'Brug workflow, status (open eller ended), limit (1 til 200) og after, som API’ets beskrivelse viser. after er next fra siden før.',
    en: 'Use workflow, status (open or ended), limit (1 to 200) and after as the description of the API shows. after is next of the page before.',
  },
  'api.onBehalf.title': { da: 'Nøglen må ikke sende for andre', en: 'The key may not send for others' },
  'api.onBehalf.text': {
    da: 'Nøglen beviser, hvilket system der spørger, men ikke, hvem en person er. At sige, hvem sagen er for, og at starte en blanket, som kræver login, kræver rettigheden cases:on-behalf. Bed administratoren om en nøgle med den.',
    en: 'The key proves which system asks, but not who a person is. To say whom the case is for, and to start a form that demands a log-in, takes the scope cases:on-behalf. Ask the administrator for a key with it.',
  },
  'api.person.title': { da: 'Blanketten kræver en person', en: 'The form demands a person' },
  'api.person.text': {
    da: 'Folk logger på for at udfylde den. Send person.cpr for den, som sagen er for.',
    en: 'People log in to fill it in. Send person.cpr of the one whom the case is for.',
  },
  'api.employeesOnly.title': { da: 'Blanketten er kun for medarbejdere', en: 'The form is for employees only' },
  'api.employeesOnly.text': {
    da: 'Et system kan ikke starte den. En medarbejder skal logge på og udfylde den.',
    en: 'A system cannot start it. An employee must log in and fill it in.',
  },
  'api.noDocument.title': { da: 'Filen findes ikke', en: 'There is no such file' },
  'api.noDocument.text': { da: 'Sagen har ingen fil med det id.', en: 'The case has no file with that id.' },
  'api.file.shape': {
    da: 'Her skal stå en liste af filer: {"name": "…", "content": "…"}, hvor content er base64',
    en: 'This must be a list of files: {"name": "…", "content": "…"}, where content is base64',
  },
  'api.file.base64': { da: 'Indholdet er ikke base64', en: 'The content is not base64' },
  'api.file.tooMany': { da: 'Der kan højst være {most} filer', en: 'There can be at most {most} files' },
  'api.language.title': { da: 'Sproget tilbydes ikke', en: 'The language is not offered' },
  'api.language.text': {
    da: 'Organisationen tilbyder {languages}.',
    en: 'The organisation offers {languages}.',
  },
  'api.cpr.title': { da: 'CPR-nummeret kan ikke bruges', en: 'The CPR number cannot be used' },
  'api.cpr.text': {
    da: 'Det skal være ti cifre, der begynder med en rigtig dato.',
    en: 'It must be ten digits that begin with a real date.',
  },
  'api.answers.title': { da: 'Svarene kan ikke sendes ind', en: 'The answers cannot be sent in' },
  'api.answers.text': {
    da: 'Ret det, der står under errors, og send igen. Intet er gemt.',
    en: 'Correct what is under errors, and send again. Nothing was kept.',
  },
  'api.stopped.title': { da: 'Blanketten kan ikke sendes nu', en: 'The form cannot be sent now' },
  'api.stopped.text': {
    da: 'Blankettens egne regler siger nej; se under errors. Intet er gemt.',
    en: 'The form’s own rules say no; see under errors. Nothing was kept.',
  },
  'api.refused.title': { da: 'Arbejdsgangen kan ikke begynde', en: 'The workflow cannot begin' },
  'api.refused.text': {
    da: 'Svarene giver flere dele, end en sag kan have. Intet er gemt.',
    en: 'The answers give more parts than a case can have. Nothing was kept.',
  },
  'api.hidden': {
    da: 'Blanketten spørger ikke om det med disse svar. Lad det være ude',
    en: 'The form does not ask this with these answers. Leave it out',
  },
  'api.locked': {
    da: 'Svaret kommer fra CPR og er et andet end det, der er sendt. Lad det være ude',
    en: 'The answer comes from CPR and is not what was sent. Leave it out',
  },
  'api.noCase.title': { da: 'Sagen findes ikke', en: 'There is no such case' },
  'api.noCase.text': {
    da: 'Organisationen har ingen sag med det nummer.',
    en: 'The organisation has no case with that number.',
  },
  'api.noEvent.title': { da: 'Hændelsen findes ikke', en: 'There is no such event' },
  'api.noEvent.text': {
    da: 'Sagens arbejdsgang venter ikke noget sted på den hændelse.',
    en: 'The workflow of the case waits nowhere for that event.',
  },
  'api.notWaiting.title': { da: 'Sagen venter ikke på hændelsen nu', en: 'The case does not wait for the event now' },
  'api.notWaiting.text': {
    da: 'Sagen er ikke nået til det, eller den er allerede videre. Intet er ændret.',
    en: 'The case has not come to it, or has already gone on. Nothing was changed.',
  },
  'api.ended.title': { da: 'Sagen er afsluttet', en: 'The case has ended' },
  'api.ended.text': { da: 'Intet er ændret.', en: 'Nothing was changed.' },
  'api.busy.title': { da: 'Sagen bliver ændret af andre', en: 'The case is being changed by others' },
  'api.busy.text': { da: 'Prøv igen om lidt. Intet er ændret.', en: 'Try again in a while. Nothing was changed.' },
  'api.data.title': { da: 'Data til hændelsen passer ikke', en: 'The data of the event does not fit' },
  'api.data.text': {
    da: 'Ret det, der står under errors, og send igen. Intet er ændret.',
    en: 'Correct what is under errors, and send again. Nothing was changed.',
  },
  'api.data.unknown': { da: 'Hændelsen har ikke noget med det navn', en: 'The event has nothing by that name' },
  'api.data.missing': {
    da: 'Det mangler; send null, hvis det er ukendt',
    en: 'It is missing; send null if it is unknown',
  },
  'api.data.string': { da: 'Her skal stå en tekst', en: 'This must be a text' },
  'api.data.number': { da: 'Her skal stå et tal', en: 'This must be a number' },
  'api.data.boolean': { da: 'Her skal stå true eller false', en: 'This must be true or false' },
  'api.data.date': { da: 'Her skal stå en dato som "2026-12-31"', en: 'This must be a date such as "2026-12-31"' },
  'api.shape': { da: 'Passer ikke med API’ets beskrivelse', en: 'Does not fit the description of the API' },
  'api.webhook.unsigned.title': { da: 'Webhooken er ikke underskrevet', en: 'The webhook is not signed' },
  'api.webhook.unsigned.text': {
    da: 'Send webhook-id, webhook-timestamp og webhook-signature, som Standard Webhooks siger.',
    en: 'Send webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks says.',
  },
  'api.webhook.old.title': { da: 'Webhooken er for gammel', en: 'The webhook is too old' },
  'api.webhook.old.text': {
    da: 'webhook-timestamp skal være sekunder siden 1970 og højst 5 minutter fra nu. Underskriv den igen, når du sender den igen.',
    en: 'webhook-timestamp must be seconds since 1970 and at most 5 minutes from now. Sign it again when you send it again.',
  },
  'api.webhook.wrong.title': { da: 'Underskriften passer ikke', en: 'The signature does not fit' },
  'api.webhook.wrong.text': {
    da: 'Underskriv "id.tid.indhold" med HMAC-SHA-256 og en hemmelighed, der er i brug. En administrator laver hemmeligheder under Administration, API-nøgler.',
    en: 'Sign "id.time.content" by HMAC-SHA-256 with a secret that is in force. An administrator makes secrets under Administration, API keys.',
  },
});

type Named<Key> = Key extends `api.${infer Name}.title` ? Name : never;

/** What the API can refuse, each with a title and what to do. */
export type ApiRefusal = Named<keyof typeof apiTexts>;
