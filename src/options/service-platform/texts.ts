import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the settings for Serviceplatformen. `{name}` is what the organisation calls a certificate. */
export const servicePlatformOptionTexts = defineTexts({
  'service-platform.title': { da: 'Serviceplatformen', en: 'Serviceplatformen' },
  'service-platform.intro': {
    da: 'Digital Post, CPR, CVR og andre fælleskommunale tjenester kalder vi med organisationens eget certifikat. Det skal være et OCES3-certifikat til systemer, og det skal være registreret på anvendersystemet i KOMBITs administrationsmodul. Når det er slået fra, kaldes ingen af tjenesterne.',
    en: 'We call Digital Post, CPR, CVR and other joint municipal services with the organisation’s own certificate. It must be an OCES3 certificate for systems, and be registered for the user system in KOMBIT’s administration module. While it is off none of the services is called.',
  },
  'service-platform.settings.certificates': { da: 'Certifikat', en: 'Certificate' },
  'service-platform.settings.name': { da: 'Navn', en: 'Name' },
  'service-platform.settings.name-help': {
    da: 'Noget, I kan kende det på, for eksempel året. Skal et certifikat skiftes, så læg det nye ind ved siden af det gamle: Hvert kald bruger det første, som Serviceplatformen godtager.',
    en: 'Something to know it by, such as the year. When a certificate is to be replaced, add the new one beside the old: each call uses the first that Serviceplatformen accepts.',
  },
  'service-platform.settings.file': { da: 'Certifikat med nøgle', en: 'Certificate with key' },
  'service-platform.settings.file-help': {
    da: 'Indsæt certifikatet og den private nøgle som PEM (teksten fra -----BEGIN til -----END), eller hele PKCS#12-filen (.p12) som base64.',
    en: 'Paste the certificate and the private key as PEM (the text from -----BEGIN to -----END), or the whole PKCS#12 file (.p12) as base64.',
  },
  'service-platform.settings.password': { da: 'Adgangskode til filen', en: 'Password of the file' },
  'service-platform.settings.password-help': {
    da: 'Hvis PKCS#12-filen eller nøglen er beskyttet med en adgangskode.',
    en: 'If the PKCS#12 file or the key is protected by a password.',
  },

  'service-platform.problem.unreadable': {
    da: 'Indholdet kan ikke læses som et certifikat. Indsæt PEM eller en PKCS#12-fil som base64, og kontrollér, at hele teksten er med.',
    en: 'The content cannot be read as a certificate. Paste PEM, or a PKCS#12 file as base64, and make sure that all of the text is there.',
  },
  'service-platform.problem.wrong-password': {
    da: 'Filen kan ikke åbnes med adgangskoden. Skriv adgangskoden til filen igen.',
    en: 'The file cannot be opened with the password. Type the password of the file again.',
  },
  'service-platform.problem.no-certificate': {
    da: 'Der er intet certifikat i filen, kun en nøgle. Indsæt også certifikatet.',
    en: 'There is no certificate in the file, only a key. Paste the certificate too.',
  },
  'service-platform.problem.no-key': {
    da: 'Der er ingen privat nøgle i filen, kun et certifikat. Indsæt også den private nøgle.',
    en: 'There is no private key in the file, only a certificate. Paste the private key too.',
  },
  'service-platform.problem.another-key': {
    da: 'Den private nøgle hører ikke til certifikatet. Find den nøgle, som certifikatet er udstedt til.',
    en: 'The private key does not belong to the certificate. Find the key that the certificate was issued to.',
  },
  'service-platform.problem.weak-key': {
    da: 'Nøglen kan ikke bruges: Serviceplatformen kræver en RSA-nøgle på mindst 2048 bit.',
    en: 'The key cannot be used: Serviceplatformen demands an RSA key of at least 2048 bits.',
  },

  'service-platform.fact.valid': {
    da: '{name}: udstedt til {holder}, CVR-nummer {cvr}. Gælder til og med {date}.',
    en: '{name}: issued to {holder}, CVR number {cvr}. Valid until {date}.',
  },
  'service-platform.fact.ends': {
    da: '{name}: udstedt til {holder}, CVR-nummer {cvr}. Udløber {date}. Dage tilbage: {days}. Bestil et nyt, og læg det ind her.',
    en: '{name}: issued to {holder}, CVR number {cvr}. Expires on {date}. Days left: {days}. Order a new one, and put it in here.',
  },
  'service-platform.fact.expired': {
    da: '{name}: udløb {date} og kan ikke bruges. Læg et nyt certifikat ind.',
    en: '{name}: expired on {date} and cannot be used. Put in a new certificate.',
  },
  'service-platform.fact.early': {
    da: '{name}: gælder først fra {date}.',
    en: '{name}: is not valid before {date}.',
  },
  'service-platform.fact.none': {
    da: 'Der er intet certifikat endnu. Uden det kan organisationen hverken sende Digital Post eller slå op i CPR og CVR hos Serviceplatformen.',
    en: 'There is no certificate yet. Without one the organisation can neither send Digital Post nor ask CPR and CVR at Serviceplatformen.',
  },
  'service-platform.fact.unknown': { da: 'ukendt', en: 'unknown' },

  'service-platform.health.peer': {
    da: '{service} med certifikatet {name}',
    en: '{service} with the certificate {name}',
  },
  'service-platform.health.digital-post': { da: 'Digital Post (SF1601)', en: 'Digital Post (SF1601)' },
  'service-platform.health.registrations': {
    da: 'Tilmelding til Digital Post (PostForespørg)',
    en: 'Registration for Digital Post (PostForespørg)',
  },
  'service-platform.health.cpr': { da: 'CPR (SF1520)', en: 'CPR (SF1520)' },
  'service-platform.health.cvr': { da: 'CVR (SF1530)', en: 'CVR (SF1530)' },
  'service-platform.health.unavailable': {
    da: 'Svarer ikke lige nu ({reason}). Prøv igen om lidt.',
    en: 'Does not answer right now ({reason}). Try again in a while.',
  },
});
