import { defineTexts } from '../../texts/catalogue.ts';

/** What a person is told about a file that was not accepted: one text for each `UploadRefusalCode`. */
export const uploadTexts = defineTexts({
  'upload.empty': {
    da: 'Filen {name} er tom. Vælg en fil med indhold.',
    en: 'The file {name} is empty. Choose a file with content.',
  },
  'upload.too-large': {
    da: 'Filen {name} er for stor. En fil må højst fylde {limit}.',
    en: 'The file {name} is too large. A file can be at most {limit}.',
  },
  'upload.type-not-allowed': {
    da: 'Filen {name} er ikke en PDF, JPEG eller PNG. Gem den som en af de typer, og prøv igen.',
    en: 'The file {name} is not a PDF, JPEG or PNG. Save it as one of these types and try again.',
  },
  'upload.type-mismatch': {
    da: 'Filen {name} har et navn, der ikke passer til indholdet. Indholdet er {type}. Ret navnet, eller gem filen igen, og prøv så igen.',
    en: 'The file {name} has a name that does not match its content. The content is {type}. Correct the name or save the file again, and then try again.',
  },
  'upload.pdf-encrypted': {
    da: 'PDF-filen {name} er beskyttet med adgangskode eller kryptering. Fjern beskyttelsen, og prøv igen.',
    en: 'The PDF file {name} is protected by a password or encryption. Remove the protection and try again.',
  },
  'upload.pdf-active': {
    da: 'PDF-filen {name} indeholder programkode og kan ikke modtages. Udskriv den til en ny PDF, og prøv igen.',
    en: 'The PDF file {name} contains program code and cannot be accepted. Print it to a new PDF and try again.',
  },
  'upload.pdf-embedded': {
    da: 'PDF-filen {name} indeholder andre filer. Upload de filer hver for sig, eller udskriv den til en ny PDF.',
    en: 'The PDF file {name} contains other files. Upload those files one by one, or print it to a new PDF.',
  },
  'upload.pdf-unreadable': {
    da: 'PDF-filen {name} er beskadiget eller kan ikke kontrolleres. Udskriv den til en ny PDF, og prøv igen.',
    en: 'The PDF file {name} is damaged or cannot be checked. Print it to a new PDF and try again.',
  },
  'upload.infected': {
    da: 'Filen {name} er stoppet af viruskontrollen og er ikke gemt.',
    en: 'The file {name} was stopped by the virus check and is not stored.',
  },
  'upload.scan-unavailable': {
    da: 'Vi kan ikke kontrollere filen {name} for virus lige nu, så den er ikke gemt. Prøv igen om lidt.',
    en: 'We cannot check the file {name} for viruses right now, so it is not stored. Try again in a moment.',
  },
  'upload.interrupted': {
    da: 'Filen {name} nåede ikke helt frem. Prøv igen.',
    en: 'The file {name} did not arrive whole. Try again.',
  },
});
