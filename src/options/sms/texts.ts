import { defineTexts } from '../../texts/catalogue.ts';

/** Texts of the option SMS. */
export const smsOptionTexts = defineTexts({
  'sms-option.title': { da: 'Sms', en: 'SMS' },
  'sms-option.intro': {
    da: 'Arbejdsgange kan sende sms til et nummer, som borgeren har skrevet i en blanket. En sms er ikke sikker post: Skriv ikke følsomme oplysninger i den, men henvis til sagen, der kræver login. Hver afdeling kan have sin egen konto hos en sms-udbyder; arbejdsgangen vælger, hvilken der bruges, og ellers bruges den første.',
    en: 'Workflows can send an SMS to a number that the citizen wrote in a form. An SMS is not secure post: write no sensitive data in it, but point to the case, which demands a log-in. Each department can have an account of its own with an SMS gateway; the workflow chooses which is used, and otherwise the first is.',
  },
  'sms-option.kind.title': { da: 'Sms', en: 'SMS' },

  'sms-option.field.to': { da: 'Modtagernummer', en: 'Number of the recipient' },
  'sms-option.field.to-help': {
    da: 'Spørgsmålet med telefonnummeret, for eksempel »ansøgning.telefon«. Flere numre på én gang: en liste af dem; så får hver sin egen sms.',
    en: 'The question with the phone number, such as “application.phone”. Several numbers at once: a list of them; each then gets an SMS of their own.',
  },
  'sms-option.field.text': { da: 'Tekst', en: 'Text' },
  'sms-option.field.text-help': {
    da: '{{…}} sætter svar ind. Tekst med formatering bliver til almindelig tekst. 160 tegn er én sms-del; tegn som emoji og typografiske tegn uden for sms-alfabetet gør delene kortere.',
    en: '{{…}} puts answers in. Formatted text becomes plain. 160 characters are one part; characters such as emoji outside the alphabet of SMS make the parts shorter.',
  },
  'sms-option.field.link': { da: 'Link til sagen', en: 'Link to the case' },
  'sms-option.field.link-help': {
    da: 'Sættes efter teksten. Linket afslører intet, og den, der åbner det, skal logge ind.',
    en: 'Stands after the text. The link reveals nothing, and whoever opens it must log in.',
  },
  'sms-option.field.urgent': { da: 'Haster', en: 'Urgent' },
  'sms-option.field.urgent-help': {
    da: 'Sendes med det samme, også uden for den tid, hvor I ellers sender sms.',
    en: 'Is sent at once, also outside the time of day in which you otherwise send SMS.',
  },
  'sms-option.field.hours': { da: 'Gælder i', en: 'Valid for' },
  'sms-option.field.hours-help': {
    da: 'Så længe bliver sms’en forsøgt leveret til en telefon, der er slukket. Derefter er det for sent, og en medarbejder får det at vide. Uden valg: 48 timer.',
    en: 'So long the SMS is tried at a phone that is switched off. After that it is too late, and an employee is told. Without a choice: 48 hours.',
  },
  'sms-option.field.hours.1': { da: '1 time', en: '1 hour' },
  'sms-option.field.hours.4': { da: '4 timer', en: '4 hours' },
  'sms-option.field.hours.12': { da: '12 timer', en: '12 hours' },
  'sms-option.field.hours.24': { da: '1 døgn', en: '1 day' },
  'sms-option.field.hours.48': { da: '2 døgn', en: '2 days' },
  'sms-option.field.hours.72': { da: '3 døgn', en: '3 days' },
  'sms-option.field.purpose': { da: 'Formål', en: 'Purpose' },
  'sms-option.field.purpose-help': {
    da: 'Står i loggen og på opgørelsen.',
    en: 'Stands in the log and on the statement.',
  },
  'sms-option.purpose.urgent': { da: 'Hastebesked', en: 'Urgent message' },
  'sms-option.purpose.confirmation': { da: 'Bekræftelse', en: 'Confirmation' },
  'sms-option.purpose.notification': { da: 'Besked', en: 'Notification' },
  'sms-option.purpose.status': { da: 'Ny status', en: 'Status change' },
  'sms-option.purpose.reminder': { da: 'Påmindelse', en: 'Reminder' },
  'sms-option.purpose.link': { da: 'Link til mere', en: 'Link to more' },
  'sms-option.field.sender': { da: 'Afsendernavn', en: 'Sender name' },
  'sms-option.field.sender-help': {
    da: '3 til 11 tegn af A-Z, a-z, 0-9 og mellemrum, mindst ét bogstav, ikke æ, ø og å. Tomt felt: kontoens.',
    en: '3 to 11 characters of A-Z, a-z, 0-9 and blank, at least one letter, not æ, ø and å. Empty: that of the account.',
  },
  'sms-option.field.account': { da: 'Konto', en: 'Account' },
  'sms-option.field.account-help': {
    da: 'Det korte navn på den konto, der sendes fra. Tomt felt: den første i indstillingerne.',
    en: 'The short name of the account that it is sent from. Empty: the first in the settings.',
  },
  'sms-option.field.yes': { da: 'Ja', en: 'Yes' },

  'sms-option.settings.accounts': { da: 'Konti hos sms-udbydere', en: 'Accounts with SMS gateways' },
  'sms-option.settings.name': { da: 'Kort navn', en: 'Short name' },
  'sms-option.settings.name-help': {
    da: 'Det, arbejdsgange kalder kontoen. Små bogstaver a-z, tal og bindestreg.',
    en: 'What workflows call the account. Small letters a-z, digits and hyphens.',
  },
  'sms-option.settings.title': { da: 'Titel', en: 'Title' },
  'sms-option.settings.gateway': { da: 'Sms-udbyder', en: 'Gateway' },
  'sms-option.settings.gateway.gatewayapi': { da: 'GatewayAPI', en: 'GatewayAPI' },
  'sms-option.settings.gateway.cpsms': { da: 'CPSMS', en: 'CPSMS' },
  'sms-option.settings.user': { da: 'Brugernavn', en: 'User name' },
  'sms-option.settings.user-help': { da: 'Kun for CPSMS.', en: 'For CPSMS only.' },
  'sms-option.settings.token': { da: 'API-nøgle', en: 'API key' },
  'sms-option.settings.token-help': {
    da: 'GatewayAPI kalder den »token«.',
    en: 'GatewayAPI calls it “token”.',
  },
  'sms-option.settings.webhook-secret': { da: 'Hemmelighed for leveringsstatus', en: 'Secret for delivery states' },
  'sms-option.settings.webhook-secret-help': {
    da: 'GatewayAPI underskriver leveringsstatus med den; skriv den samme hos GatewayAPI, mindst 16 tegn. Uden den henter vi selv status, og det går langsommere.',
    en: 'GatewayAPI signs delivery states with it; write the same at GatewayAPI, at least 16 characters. Without it we fetch states ourselves, which is slower.',
  },
  'sms-option.settings.sender': { da: 'Afsendernavn', en: 'Sender name' },
  'sms-option.settings.sender-help': {
    da: '3 til 11 tegn af A-Z, a-z, 0-9 og mellemrum, mindst ét bogstav, ikke æ, ø og å; eller et telefonnummer, som I ejer.',
    en: '3 to 11 characters of A-Z, a-z, 0-9 and blank, at least one letter, not æ, ø and å; or a phone number that you own.',
  },
  'sms-option.settings.part-price': { da: 'Pris pr. sms-del', en: 'Price of a part' },
  'sms-option.settings.part-price-help': {
    da: 'Kroner, for eksempel 0,28. Bruges til at vise prisen, mens man skriver, og på opgørelsen.',
    en: 'Kroner, such as 0.28. Used to show the price while one writes, and on the statement.',
  },
  'sms-option.settings.send-from': { da: 'Send tidligst kl.', en: 'Send at the earliest at' },
  'sms-option.settings.send-from-help': {
    da: 'For eksempel 08:00 og 20:00, dansk tid. Sms’er, der ikke haster, venter på næste gang. Tomme felter: hele døgnet.',
    en: 'Such as 08:00 and 20:00, Danish time. Messages that are not urgent wait for the next time. Empty: at any time.',
  },
  'sms-option.settings.send-until': { da: 'Send senest kl.', en: 'Send at the latest at' },
  'sms-option.settings.working-days': { da: 'Kun på hverdage', en: 'On working days only' },
  'sms-option.settings.working-days-help': {
    da: 'Ikke lørdag, søndag, helligdage og jeres lukkedage. Gælder ikke sms’er, der haster.',
    en: 'Not on Saturdays, Sundays, public holidays and your closing days. Does not apply to urgent messages.',
  },
  'sms-option.settings.foreign': { da: 'Send til udenlandske numre', en: 'Send to foreign numbers' },
  'sms-option.settings.foreign-help': {
    da: 'Koster ofte mere, og kontoen skal have lov til det. Uden kryds er et udenlandsk nummer en fejl, som en medarbejder retter.',
    en: 'Often costs more, and the account must be allowed to. Without a tick a foreign number is a failure that an employee corrects.',
  },
  'sms-option.settings.most-parts': { da: 'Højst så mange sms-dele', en: 'At most so many parts' },
  'sms-option.settings.most-parts-help': {
    da: 'En længere sms bliver ikke sendt; en medarbejder retter den. 6, når feltet er tomt.',
    en: 'A longer message is not sent; an employee corrects it. 6 when empty.',
  },
  'sms-option.settings.after-doubt': {
    da: 'Når vi ikke ved, om udbyderen fik sms’en',
    en: 'When we do not know whether the gateway got the message',
  },
  'sms-option.settings.after-doubt-help': {
    da: 'Svaret kan gå tabt på vejen tilbage, og GatewayAPI kan ikke kende en gentagelse. Vi venter først på leveringsstatus. Kommer den ikke, bliver det en medarbejders opgave, eller vi sender ikke igen (så kan sms’en være tabt), eller vi sender igen (så kan den komme to gange).',
    en: 'The answer can be lost on the way back, and GatewayAPI cannot recognise a repetition. We first wait for the delivery state. If it does not come, it becomes an employee’s task, or we do not send again (the message may then be lost), or we send again (it may then come twice).',
  },
  'sms-option.settings.after-doubt.person': { da: 'En medarbejder afgør det', en: 'An employee decides' },
  'sms-option.settings.after-doubt.may-be-lost': {
    da: 'Send ikke igen: Den kan være tabt',
    en: 'Do not send again: it may be lost',
  },
  'sms-option.settings.after-doubt.may-come-twice': {
    da: 'Send igen: Den kan komme to gange',
    en: 'Send again: it may come twice',
  },
});
