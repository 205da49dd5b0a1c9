import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option file transfer. */
export const fileTransferTexts = defineTexts({
  'file-transfer.title': { da: 'Filer til SFTP', en: 'Files by SFTP' },
  'file-transfer.intro': {
    da: 'Arbejdsgange kan lægge filer (PDF, CSV eller XML) på en SFTP-server, som et fagsystem henter dem fra. En fil får først sit rigtige navn, når hele filen er kommet frem.',
    en: 'Workflows can put files (PDF, CSV or XML) on an SFTP server from which another system fetches them. A file gets its real name only when all of it has arrived.',
  },
  'file-transfer.kind.title': { da: 'Fil til SFTP', en: 'File by SFTP' },

  'file-transfer.field.target': { da: 'Server', en: 'Server' },
  'file-transfer.field.target-help': {
    da: 'Navnet på en af serverne i organisationens indstillinger for filer.',
    en: "The name of one of the servers in the organisation's settings of files.",
  },
  'file-transfer.field.format': { da: 'Format', en: 'Format' },
  'file-transfer.field.format.pdf': { da: 'PDF: brevet og bilagene', en: 'PDF: the letter and the attachments' },
  'file-transfer.field.format.csv': { da: 'CSV', en: 'CSV' },
  'file-transfer.field.format.xml': { da: 'XML', en: 'XML' },
  'file-transfer.field.name': { da: 'Filens navn', en: 'Name of the file' },
  'file-transfer.field.name-help': {
    da: 'Uden endelse. Afleveringens nøgle føjes til, så to filer aldrig får samme navn.',
    en: 'Without an ending. The key of the delivery is added, so that no two files get the same name.',
  },
  'file-transfer.field.content': { da: 'Indhold', en: 'Content' },
  'file-transfer.field.content-help': {
    da: 'Et FEEL-udtryk. Til CSV en kontekst (én linje) eller en liste af kontekster (en linje hver), til XML en kontekst.',
    en: 'A FEEL expression. For CSV a context (one line) or a list of contexts (a line each), for XML a context.',
  },
  'file-transfer.field.template': { da: 'Skabelon', en: 'Template' },
  'file-transfer.field.template-help': {
    da: 'Frivillig. Filens tekst, hvor {{navn}} er et felt i indholdet, og {{#linjer}}…{{/linjer}} gentages for hver post i en liste.',
    en: 'Optional. The text of the file, where {{name}} is a member of the content and {{#lines}}…{{/lines}} is repeated for each entry of a list.',
  },

  'file-transfer.preview.path': { da: 'Filens navn på serveren', en: 'Name of the file on the server' },
  'file-transfer.preview.text': { da: 'Filens indhold', en: 'Content of the file' },

  'file-transfer.settings.targets': { da: 'Servere', en: 'Servers' },
  'file-transfer.settings.name': { da: 'Navn', en: 'Name' },
  'file-transfer.settings.name-help': {
    da: 'Det, arbejdsgange kalder serveren: små bogstaver a-z, tal og bindestreg.',
    en: 'What workflows call the server: small letters a-z, digits and hyphens.',
  },
  'file-transfer.settings.host': { da: 'Server', en: 'Host' },
  'file-transfer.settings.host-help': {
    da: 'Et navn eller en IP-adresse, uden sftp:// foran.',
    en: 'A name or an IP address, without sftp:// before it.',
  },
  'file-transfer.settings.port': { da: 'Port (22, hvis den er tom)', en: 'Port (22 if empty)' },
  'file-transfer.settings.fingerprint': { da: 'Serverens fingeraftryk', en: "The server's fingerprint" },
  'file-transfer.settings.fingerprint-help': {
    da: 'SHA256:… Få det af dem, der driver serveren, eller kør «ssh-keygen -l -f» på serverens offentlige nøgle. Har serveren en anden nøgle, sendes der intet.',
    en: 'SHA256:… Get it from those who run the server, or run “ssh-keygen -l -f” on its public key. If the server has another key, nothing is sent.',
  },
  'file-transfer.settings.user': { da: 'Brugernavn', en: 'User name' },
  'file-transfer.settings.password': { da: 'Adgangskode', en: 'Password' },
  'file-transfer.settings.private-key': { da: 'Privat nøgle', en: 'Private key' },
  'file-transfer.settings.private-key-help': {
    da: 'I stedet for en adgangskode: en nøgle i OpenSSH- eller PEM-format uden kodeord.',
    en: 'In place of a password: a key in OpenSSH or PEM form without a passphrase.',
  },
  'file-transfer.settings.folder': { da: 'Mappe på serveren', en: 'Folder on the server' },

  'file-transfer.rejected.target': {
    da: 'Der er ingen server med navnet «{target}». Bed en administrator om at tilføje den i indstillingerne for filer.',
    en: 'There is no server named “{target}”. Ask an administrator to add it in the settings of files.',
  },
  'file-transfer.rejected.loopback': {
    da: '«{target}» peger på serveren selv, og det er ikke tilladt her. Bed en administrator om at rette den.',
    en: '“{target}” points to the server itself, which is not allowed here. Ask an administrator to correct it.',
  },
  'file-transfer.rejected.host-key': {
    da: 'Serveren «{target}» har en anden nøgle end den, der er aftalt. Intet er sendt. Undersøg hos dem, der driver serveren, om nøglen er skiftet, og bed en administrator om at rette fingeraftrykket.',
    en: 'The server “{target}” has another key than the one agreed. Nothing was sent. Find out from those who run the server whether the key was changed, and ask an administrator to correct the fingerprint.',
  },
  'file-transfer.rejected.access': {
    da: 'Serveren «{target}» afviser brugernavn, adgangskode eller nøgle. Bed en administrator om at rette indstillingerne for filer.',
    en: 'The server “{target}” refuses the user name, password or key. Ask an administrator to correct the settings of files.',
  },
  'file-transfer.rejected.folder': {
    da: 'Mappen findes ikke på serveren «{target}». Bed en administrator om at rette indstillingerne for filer.',
    en: 'The folder does not exist on the server “{target}”. Ask an administrator to correct the settings of files.',
  },
  'file-transfer.rejected.permission': {
    da: 'Vi må ikke skrive i mappen på serveren «{target}». Bed dem, der driver serveren, om at give adgang.',
    en: 'We may not write in the folder on the server “{target}”. Ask those who run the server to give access.',
  },
  'file-transfer.rejected.taken': {
    da: 'Der ligger allerede en anden fil med navnet på serveren «{target}». Undersøg hos modtageren, hvad der er taget imod.',
    en: 'Another file with that name lies on the server “{target}” already. Find out at the receiver what was taken.',
  },
  'file-transfer.rejected.no-file': {
    da: 'Der er ingen fil at sende: Arbejdsgangen har hverken brev eller bilag. Kontakt den, der har lavet arbejdsgangen.',
    en: 'There is no file to send: the workflow has neither a letter nor attachments. Contact whoever made the workflow.',
  },
  'file-transfer.rejected.content': {
    da: 'Indholdet kan ikke blive til en fil, fordi udtrykket i arbejdsgangen gav noget andet end en kontekst eller en liste. Kontakt den, der har lavet arbejdsgangen.',
    en: 'The content cannot become a file because the expression in the workflow gave something other than a context or a list. Contact whoever made the workflow.',
  },
  'file-transfer.rejected.template': {
    da: 'Skabelonen kan ikke udfyldes: {problem}. Kontakt den, der har lavet arbejdsgangen.',
    en: 'The template cannot be filled in: {problem}. Contact whoever made the workflow.',
  },
  'file-transfer.health.unavailable': {
    da: 'Serveren svarer ikke ({reason}). Kontrollér server og port.',
    en: 'The server does not answer ({reason}). Check host and port.',
  },
});
