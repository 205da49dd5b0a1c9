import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option webhook. */
export const webhookTexts = defineTexts({
  'webhook.title': { da: 'Webhooks', en: 'Webhooks' },
  'webhook.intro': {
    da: 'Arbejdsgange kan sende sagens oplysninger som JSON til andre systemer. Hver besked er underskrevet efter Standard Webhooks og har en nøgle, så den kan sendes igen uden at blive taget to gange.',
    en: 'Workflows can send the data of a case as JSON to other systems. Each message is signed as Standard Webhooks prescribes, and has a key, so that it can be sent again without being taken twice.',
  },
  'webhook.kind.title': { da: 'Webhook', en: 'Webhook' },

  'webhook.field.target': { da: 'Modtager', en: 'Receiver' },
  'webhook.field.target-help': {
    da: 'Navnet på en af modtagerne i organisationens indstillinger for webhooks.',
    en: "The name of one of the receivers in the organisation's settings of webhooks.",
  },
  'webhook.field.content': { da: 'Indhold', en: 'Content' },
  'webhook.field.content-help': {
    da: 'Et FEEL-udtryk, der giver en kontekst, for eksempel {type: "tilskud", beløb: ansoegning.belob}. Den bliver til JSON.',
    en: 'A FEEL expression that gives a context, such as {type: "grant", amount: application.amount}. It becomes JSON.',
  },
  'webhook.field.receipt': { da: 'Kvittering', en: 'Receipt' },
  'webhook.field.receipt.now': { da: 'Svaret er kvitteringen', en: 'The answer is the receipt' },
  'webhook.field.receipt.later': { da: 'Modtageren kvitterer senere', en: 'The receiver sends a receipt later' },

  'webhook.preview.body': { da: 'Beskeden (JSON)', en: 'The message (JSON)' },

  'webhook.settings.targets': { da: 'Modtagere', en: 'Receivers' },
  'webhook.settings.name': { da: 'Navn', en: 'Name' },
  'webhook.settings.name-help': {
    da: 'Det, arbejdsgange kalder modtageren: små bogstaver a-z, tal og bindestreg.',
    en: 'What workflows call the receiver: small letters a-z, digits and hyphens.',
  },
  'webhook.settings.url': { da: 'Adresse (https)', en: 'Address (https)' },
  'webhook.settings.url-help': {
    da: 'Begynder med https:// og indeholder hverken brugernavn, spørgsmålstegn, # eller mellemrum.',
    en: 'Begins with https:// and holds no user name, question mark, # or blank.',
  },
  'webhook.settings.secret': { da: 'Fælles hemmelighed', en: 'Shared secret' },
  'webhook.settings.secret-help': {
    da: 'whsec_ efterfulgt af mindst 24 tilfældige byte i base64. Modtageren skal kende den samme.',
    en: 'whsec_ followed by at least 24 random bytes in base64. The receiver must know the same.',
  },
  'webhook.settings.can-be-asked': {
    da: 'Modtageren kan spørges om en nøgle (GET adresse/nøgle)',
    en: 'The receiver can be asked about a key (GET address/key)',
  },
  'webhook.settings.can-be-asked-help': {
    da: 'Uden kryds sendes beskeden igen med samme nøgle, når et svar er gået tabt. Modtageren skal da kende Idempotency-Key.',
    en: 'Without a tick the message is sent again under the same key when an answer was lost. The receiver must then heed Idempotency-Key.',
  },
  'webhook.settings.next-secret': { da: 'Næste hemmelighed', en: 'Next secret' },
  'webhook.settings.next-secret-help': {
    da: 'Kun mens I skifter: Med to hemmeligheder underskrives hver besked med begge. Når modtageren bruger den nye, flytter du den op og tømmer feltet her.',
    en: 'Only while you change: with two secrets each message is signed by both. When the receiver uses the new one, move it up and empty this field.',
  },
  'webhook.settings.receipt-hours': {
    da: 'Timer, en senere kvittering må tage',
    en: 'Hours that a later receipt may take',
  },
  'webhook.settings.receipt-hours-help': {
    da: 'Er kvitteringen ikke kommet inden da, bliver afleveringen en opgave. Uden et tal her er det 72.',
    en: 'If the receipt has not come by then, the delivery becomes a task. Without a number here it is 72.',
  },

  'webhook.rejected.target': {
    da: 'Der er ingen modtager med navnet «{target}». Bed en administrator om at tilføje den i indstillingerne for webhooks.',
    en: 'There is no receiver named “{target}”. Ask an administrator to add it in the settings of webhooks.',
  },
  'webhook.rejected.closed': {
    da: 'Modtageren «{target}» ligger på et lukket net, og derfor er intet sendt. Bed en administrator om at rette adressen, eller driften om at tillade nettet.',
    en: 'The receiver “{target}” lies on a closed network, and so nothing was sent. Ask an administrator to correct the address, or the operator to allow the network.',
  },
  'webhook.rejected.content': {
    da: 'Indholdet er tomt, fordi udtrykket i arbejdsgangen ikke gav nogen værdi. Kontakt den, der har lavet arbejdsgangen.',
    en: 'The content is empty because the expression in the workflow gave no value. Contact whoever made the workflow.',
  },
  'webhook.rejected.access': {
    da: 'Modtageren «{target}» afviser vores underskrift (HTTP {status}). Bed en administrator om at rette hemmeligheden i indstillingerne for webhooks.',
    en: 'The receiver “{target}” refuses our signature (HTTP {status}). Ask an administrator to correct the secret in the settings of webhooks.',
  },
  'webhook.rejected.gone': {
    da: 'Modtageren «{target}» har ingen tjeneste på adressen (HTTP {status}). Bed en administrator om at rette adressen i indstillingerne for webhooks.',
    en: 'The receiver “{target}” has no service at the address (HTTP {status}). Ask an administrator to correct the address in the settings of webhooks.',
  },
  'webhook.rejected.conflict': {
    da: 'Modtageren «{target}» har fået nøglen før med et andet indhold (HTTP {status}). Undersøg hos modtageren, hvad der er taget imod.',
    en: 'The receiver “{target}” has had the key before with other content (HTTP {status}). Find out at the receiver what was taken.',
  },
  'webhook.rejected.too-large': {
    da: 'Beskeden fylder mere, end modtageren «{target}» tager (HTTP {status}). Send filerne på en anden måde.',
    en: 'The message is larger than the receiver “{target}” takes (HTTP {status}). Send the files another way.',
  },
  'webhook.rejected.other': {
    da: 'Modtageren «{target}» afviste beskeden (HTTP {status}). Svaret står ved forsøget.',
    en: 'The receiver “{target}” refused the message (HTTP {status}). Its answer is kept with the attempt.',
  },
  'webhook.rejected.receipt': {
    da: 'Modtageren kvitterede med, at den ikke kan behandle det, vi sendte. Modtagerens begrundelse står ved kvitteringen.',
    en: 'The receiver answered that it cannot handle what we sent. Its reason is kept with the receipt.',
  },
  'webhook.health.unavailable': {
    da: 'Modtageren svarer ikke ({reason}).',
    en: 'The receiver does not answer ({reason}).',
  },
  'webhook.health.access': {
    da: 'Modtageren afviser vores underskrift (HTTP {status}). Kontrollér hemmeligheden.',
    en: 'The receiver refuses our signature (HTTP {status}). Check the secret.',
  },
});
