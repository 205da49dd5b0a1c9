import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option e-mail. */
export const emailDeliveryTexts = defineTexts({
  'email-delivery.title': { da: 'E-mail', en: 'E-mail' },
  'email-delivery.intro': {
    da: 'Arbejdsgange kan sende e-mail til en adresse, for eksempel til et fagsystem eller en afdelings postkasse. E-mail er ikke sikker post: Skriv ikke følsomme oplysninger i den. Udfyld kun postserveren, hvis I vil bruge jeres egen.',
    en: 'Workflows can send e-mail to an address, for example to another system or a department’s mailbox. E-mail is not secure post: write no sensitive data in it. Fill in the mail server only if you want to use your own.',
  },
  'email-delivery.email.title': { da: 'E-mail', en: 'E-mail' },

  'email-delivery.field.to': { da: 'Modtagerens e-mailadresse', en: "The recipient's e-mail address" },
  'email-delivery.field.subject': { da: 'Emne', en: 'Subject' },
  'email-delivery.field.body': { da: 'Tekst', en: 'Text' },

  'email-delivery.preview.from': { da: 'Fra', en: 'From' },
  'email-delivery.preview.files': { da: 'Vedhæftede filer', en: 'Attached files' },

  'email-delivery.settings.from-address': { da: 'Afsenders e-mailadresse', en: "The sender's e-mail address" },
  'email-delivery.settings.from-address-help': {
    da: 'Uden en adresse her bruges installationens. Postserveren skal have lov at sende fra den.',
    en: 'Without an address here the installation’s is used. The mail server must be allowed to send from it.',
  },
  'email-delivery.settings.from-name': { da: 'Afsenders navn', en: "The sender's name" },
  'email-delivery.settings.host': { da: 'Postserver (SMTP)', en: 'Mail server (SMTP)' },
  'email-delivery.settings.host-help': {
    da: 'Uden en server her bruges installationens.',
    en: 'Without a server here the installation’s is used.',
  },
  'email-delivery.settings.port': { da: 'Port', en: 'Port' },
  'email-delivery.settings.security': { da: 'Kryptering', en: 'Encryption' },
  'email-delivery.settings.security.starttls': { da: 'STARTTLS (port 587)', en: 'STARTTLS (port 587)' },
  'email-delivery.settings.security.tls': {
    da: 'TLS fra begyndelsen (port 465)',
    en: 'TLS from the beginning (port 465)',
  },
  'email-delivery.settings.user': { da: 'Brugernavn', en: 'User name' },
  'email-delivery.settings.password': { da: 'Adgangskode', en: 'Password' },
  'email-delivery.settings.repeat': {
    da: 'Send igen, når vi ikke ved, om e-mailen nåede frem',
    en: 'Send again when we do not know whether the e-mail arrived',
  },
  'email-delivery.settings.repeat-help': {
    da: 'En postserver kan ikke spørges, om den har en e-mail. Uden kryds her bliver en uvis e-mail en opgave for en medarbejder. Med kryds kan modtageren få den to gange.',
    en: 'A mail server cannot be asked whether it has an e-mail. Without a tick here an uncertain e-mail becomes a task for an employee. With a tick the recipient may get it twice.',
  },

  'email-delivery.rejected.no-server': {
    da: 'Der er ingen postserver at sende med. Bed en administrator om at udfylde indstillingerne for e-mail.',
    en: 'There is no mail server to send by. Ask an administrator to fill in the settings of e-mail.',
  },
  'email-delivery.rejected.address': {
    da: 'Modtagerens e-mailadresse mangler eller er ikke gyldig. Ret adressen, og prøv igen.',
    en: "The recipient's e-mail address is missing or not valid. Correct the address, and try again.",
  },
  'email-delivery.rejected.subject': {
    da: 'Emnet er tomt. Skriv et emne, og prøv igen.',
    en: 'The subject is empty. Write a subject, and try again.',
  },
  'email-delivery.rejected.recipient': {
    da: 'Modtagerens postserver kender ikke adressen (kode {code}). Ret adressen, og prøv igen.',
    en: "The recipient's mail server does not know the address (code {code}). Correct the address, and try again.",
  },
  'email-delivery.rejected.full': {
    da: 'Modtagerens postkasse er fuld (kode {code}). Bed modtageren om at rydde op, og send igen, eller ret adressen.',
    en: 'The recipient’s mailbox is full (code {code}). Ask the recipient to clear it, and send again, or correct the address.',
  },
  'email-delivery.rejected.encryption': {
    da: 'Forbindelsen til postserveren er ikke sikker, og derfor er intet sendt ({code}). Bed en administrator om at se på serverens navn, kryptering og certifikat i indstillingerne for e-mail.',
    en: 'The connection to the mail server is not secure, and so nothing was sent ({code}). Ask an administrator to look at the name, encryption and certificate of the server in the settings of e-mail.',
  },
  'email-delivery.rejected.login': {
    da: 'Postserveren afviser brugernavn eller adgangskode (kode {code}). Bed en administrator om at rette indstillingerne for e-mail.',
    en: 'The mail server refuses the user name or password (code {code}). Ask an administrator to correct the settings of e-mail.',
  },
  'email-delivery.rejected.sender': {
    da: 'Postserveren vil ikke sende fra afsenderens adresse (kode {code}). Bed en administrator om at rette indstillingerne for e-mail.',
    en: "The mail server will not send from the sender's address (code {code}). Ask an administrator to correct the settings of e-mail.",
  },
  'email-delivery.rejected.size': {
    da: 'E-mailen og de vedhæftede filer fylder mere, end postserveren tager. Send filerne på en anden måde.',
    en: 'The e-mail and its attachments are larger than the mail server takes. Send the files another way.',
  },
  'email-delivery.rejected.content': {
    da: 'Postserveren afviste e-mailen (kode {code}). Send den på en anden måde, eller kontakt jeres systemansvarlige.',
    en: 'The mail server refused the e-mail (code {code}). Send it another way, or contact whoever is responsible for the system.',
  },
  'email-delivery.health.unavailable': {
    da: 'Postserveren svarer ikke ({reason}). Kontrollér navn, port og kryptering.',
    en: 'The mail server does not answer ({reason}). Check name, port and encryption.',
  },
});
