import { defineTexts } from '../../texts/catalogue.ts';

/** Texts of the option SMS. */
export const smsOptionTexts = defineTexts({
  'sms-option.title': { da: 'Sms', en: 'SMS' },
  'sms-option.intro': {
    da: 'Arbejdsgange kan sende sms til et nummer, som borgeren har skrevet i en blanket eller registreret på Mine sager. En sms er ikke sikker post: Skriv ikke følsomme oplysninger i den, men henvis til sagen, der kræver login. Hver afdeling kan have sin egen konto hos en sms-udbyder; arbejdsgangen vælger, hvilken der bruges, og ellers bruges den første.',
    en: 'Workflows can send an SMS to a number that the citizen wrote in a form or registered on My cases. An SMS is not secure post: write no sensitive data in it, but point to the case, which demands a log-in. Each department can have an account of its own with an SMS gateway; the workflow chooses which is used, and otherwise the first is.',
  },
  'sms-option.kind.title': { da: 'Sms', en: 'SMS' },

  'sms-option.field.to': { da: 'Modtagernummer', en: 'Number of the recipient' },
  'sms-option.field.to-help': {
    da: 'Spørgsmålet med telefonnummeret, for eksempel »ansøgning.telefon«, eller en liste af numre, for eksempel kolonnen i en gentaget gruppe: »ansøgning.traenere.telefon«. Hvert nummer får én sms, højst 100, og trinnet er færdigt, når alle er nået frem.',
    en: 'The question with the phone number, such as “application.phone”, or a list of numbers, such as the column of a repeated group: “application.coaches.phone”. Each number gets one SMS, 100 at most, and the step is done when all have arrived.',
  },
  'sms-option.field.registered': {
    da: 'Send til det nummer, personen selv har registreret',
    en: 'Send to the number that the person has registered',
  },
  'sms-option.field.registered-help': {
    da: 'Borgeren registrerer sit mobilnummer på »Mine sager« og bekræfter det med en kode. Har personen ikke registreret et, bruges modtagernummeret ovenfor; er det tomt, får en sagsbehandler besked om det.',
    en: 'Citizens register their mobile number under “My cases” and confirm it by a code. Where the person has registered none, the number above is used; where that is empty, a case worker is told.',
  },
  'sms-option.field.to-correction': {
    da: 'Et mobilnummer, for eksempel 20 12 34 56 eller +45 20 12 34 56.',
    en: 'A mobile number, such as 20 12 34 56 or +45 20 12 34 56.',
  },
  'sms-option.field.text-correction': {
    da: 'Skriv ikke følsomme oplysninger. 160 tegn er én sms-del.',
    en: 'Write no sensitive data. 160 characters are one part.',
  },
  'sms-option.course.to': { da: 'Sendt til', en: 'Sent to' },
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
  'sms-option.field.demanded': { da: 'Sagen kræver den', en: 'The case demands it' },
  'sms-option.field.demanded-help': {
    da: 'Vælg det, hvis den skal sendes, også når borgeren har sagt nej til sms – eller hvis den går til en anden end den, sagen handler om. Ellers sendes den ikke til dem, der har sagt nej, og sagen går videre til næste trin.',
    en: 'Choose this if it must be sent even when the citizen has said no to SMS, or if it goes to somebody other than the one the case is about. Otherwise it is not sent to those who have said no, and the case goes on to the next step.',
  },
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
  'sms-option.purpose.code': { da: 'Bekræftelse af mobilnummer', en: 'Confirmation of a mobile number' },
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

  'sms-option.wrong.empty': {
    da: 'Sms’en har ingen tekst. Skriv en tekst, og prøv igen.',
    en: 'The SMS has no text. Write a text, and try again.',
  },
  'sms-option.wrong.no-words': {
    da: 'Sms’en har hverken bogstaver eller tal. Skriv en tekst, der kan læses, og prøv igen.',
    en: 'The SMS has neither letters nor digits. Write a text that can be read, and try again.',
  },
  'sms-option.wrong.parts': {
    da: 'Teksten fylder {parts} sms-dele, og der må højst være {allowed}. Gør den kortere, eller lad et link vise resten.',
    en: 'The text takes {parts} parts, and there may be at most {allowed}. Make it shorter, or let a link show the rest.',
  },
  'sms-option.wrong.no-number': {
    da: 'Der er intet modtagernummer. Skriv et, og send igen.',
    en: 'There is no number to send to. Write one, and send again.',
  },
  'sms-option.wrong.several': {
    da: 'Der er flere modtagernumre. Skriv ét.',
    en: 'There are several numbers to send to. Write one.',
  },
  'sms-option.preview.registered': {
    da: 'Det nummer, personen har registreret',
    en: 'The number that the person has registered',
  },
  'sms-option.preview.registered-else': {
    da: 'Det nummer, personen har registreret; ellers {numbers}',
    en: 'The number that the person has registered; otherwise {numbers}',
  },
  'sms-option.wrong.receivers': {
    da: 'Der er {receivers} modtagernumre, og ét trin kan højst sende til {allowed}. Der er ikke sendt noget. Giv besked på en anden måde, eller få delt trinnet op i arbejdsgangen.',
    en: 'There are {receivers} numbers to send to, and one step sends to {allowed} at most. Nothing has been sent. Tell them in another way, or have the step divided in the workflow.',
  },
  'sms-option.wrong.unregistered': {
    da: 'Personen har ikke registreret et mobilnummer, og sagen har ikke et andet. Skriv et nummer, og send igen, eller giv besked på en anden måde.',
    en: 'The person has registered no mobile number, and the case has no other. Write a number, and send again, or tell them in another way.',
  },
  'sms-option.wrong.account': {
    da: 'Der er ingen sms-konto med det korte navn »{account}«. Ret det i arbejdsgangen, eller opret kontoen under Funktioner › Sms.',
    en: 'There is no SMS account with the short name “{account}”. Correct it in the workflow, or make the account under Functions › SMS.',
  },
  'sms-option.missing.account': {
    da: 'Der er ingen konto at sende sms fra. En administrator opretter den under Funktioner › Sms.',
    en: 'There is no account to send SMS from. An administrator makes it under Functions › SMS.',
  },
  'sms-option.said.script': {
    da: 'Der er script eller aktivt indhold i teksten. En sms er ren tekst: Fjern det.',
    en: 'There is script or active content in the text. An SMS is plain text: take it out.',
  },

  'sms-option.state.queued': { da: 'Hos sms-udbyderen', en: 'With the gateway' },
  'sms-option.state.sent': { da: 'På vej til telefonen', en: 'On its way to the phone' },
  'sms-option.state.delivered': { da: 'Leveret på telefonen', en: 'Delivered to the phone' },
  'sms-option.state.expired': { da: 'Ikke leveret i tide', en: 'Not delivered in time' },
  'sms-option.state.undeliverable': { da: 'Kan ikke leveres', en: 'Cannot be delivered' },
  'sms-option.state.rejected': { da: 'Afvist', en: 'Rejected' },
  'sms-option.rejected.expired': {
    da: 'Telefonen var ikke at få fat på, så længe sms’en gjaldt (kode {code}). Send igen, ret nummeret, eller kontakt borgeren på anden vis.',
    en: 'The phone could not be reached as long as the SMS was valid (code {code}). Send again, correct the number, or reach the citizen another way.',
  },
  'sms-option.rejected.undeliverable': {
    da: 'Nummeret kan ikke modtage sms’en (kode {code}). Ret nummeret, og send igen, eller kontakt borgeren på anden vis.',
    en: 'The number cannot receive the SMS (code {code}). Correct the number, and send again, or reach the citizen another way.',
  },
  'sms-option.rejected.rejected': {
    da: 'Sms-udbyderen eller telenettet afviste sms’en (kode {code}). Ret nummer eller tekst, og send igen.',
    en: 'The gateway or the network rejected the SMS (code {code}). Correct the number or the text, and send again.',
  },
  'sms-option.refused.receiver': {
    da: 'Sms-udbyderen sender ikke til nummeret (kode {code}). Ret nummeret, og send igen.',
    en: 'The gateway does not send to the number (code {code}). Correct the number, and send again.',
  },
  'sms-option.refused.sender': {
    da: 'Sms-udbyderen godtager ikke afsendernavnet (kode {code}). Ret det her, i arbejdsgangen eller under Funktioner › Sms.',
    en: 'The gateway does not accept the sender name (code {code}). Correct it here, in the workflow or under Functions › SMS.',
  },
  'sms-option.refused.text': {
    da: 'Sms-udbyderen sender ikke teksten (kode {code}), for eksempel på grund af et link, der ikke er godkendt. Ret teksten, og send igen.',
    en: 'The gateway does not send the text (code {code}), for example because of a link that is not approved. Correct the text, and send again.',
  },
  'sms-option.refused.other': {
    da: 'Sms-udbyderen sagde nej (kode {code}). Prøv igen, eller kontakt jeres systemansvarlige.',
    en: 'The gateway said no (code {code}). Try again, or contact whoever is responsible for the system.',
  },
  'sms-option.doubt.person': {
    da: 'Vi ved ikke, om sms’en blev sendt: Svaret fra sms-udbyderen gik tabt, og der er ikke kommet nogen leveringsstatus. Se efter hos sms-udbyderen eller spørg borgeren. Send derefter igen, eller skriv, at den er klaret.',
    en: 'We do not know whether the SMS was sent: the gateway’s answer was lost, and no delivery state has come. Look at the gateway or ask the citizen. Then send again, or write that it is handled.',
  },

  'sms-option.preview.from': { da: 'Fra', en: 'From' },
  'sms-option.preview.size.gsm7': {
    da: '{units} tegn · sms-dele: {parts}',
    en: '{units} characters · parts: {parts}',
  },
  'sms-option.preview.size.ucs2': {
    da: '{units} tegn (Unicode) · sms-dele: {parts}',
    en: '{units} characters (Unicode) · parts: {parts}',
  },
  'sms-option.course.size': { da: 'Længde', en: 'Length' },
  'sms-option.course.unsure': { da: 'Uvist', en: 'Uncertain' },
  'sms-option.course.unsure-text': {
    da: 'Svaret fra sms-udbyderen gik tabt. Efter jeres indstilling er sms’en ikke sendt igen.',
    en: 'The gateway’s answer was lost. By your setting the SMS was not sent again.',
  },

  'sms-option.problem.user': { da: 'CPSMS kræver et brugernavn.', en: 'CPSMS demands a user name.' },
  'sms-option.fact.no-webhook': {
    da: 'Kontoen »{title}« har ingen hemmelighed for leveringsstatus. Vi henter selv status, og efter et tabt svar er der ingen at vente på.',
    en: 'The account “{title}” has no secret for delivery states. We fetch states ourselves, and after a lost answer there is nothing to wait for.',
  },
  'sms-option.fact.after-doubt.person': {
    da: 'Ved vi ikke, om en sms blev sendt, og kommer der ingen leveringsstatus inden for en halv time, afgør en medarbejder, om den skal sendes igen.',
    en: 'Where we do not know whether an SMS was sent, and no delivery state comes within half an hour, an employee decides whether it is sent again.',
  },
  'sms-option.fact.after-doubt.may-be-lost': {
    da: 'Ved vi ikke, om en sms blev sendt, og kommer der ingen leveringsstatus inden for en halv time, sendes den ikke igen: Den kan være tabt.',
    en: 'Where we do not know whether an SMS was sent, and no delivery state comes within half an hour, it is not sent again: it may be lost.',
  },
  'sms-option.fact.after-doubt.may-come-twice': {
    da: 'Ved vi ikke, om en sms blev sendt, sendes den igen: Borgeren kan få den to gange.',
    en: 'Where we do not know whether an SMS was sent, it is sent again: the citizen may get it twice.',
  },
  'sms-option.health.refused': {
    da: 'Sms-udbyderen siger nej til kontoen (kode {code}). Kontrollér API-nøgle og brugernavn.',
    en: 'The gateway refuses the account (code {code}). Check API key and user name.',
  },
  'sms-option.health.unavailable': {
    da: 'Sms-udbyderen svarer ikke: {reason}.',
    en: 'The gateway does not answer: {reason}.',
  },
  'sms-option.health.credit': {
    da: 'Der er ikke flere penge på kontoen hos sms-udbyderen. Sms’er venter, til den er fyldt op.',
    en: 'There is no money left on the account with the gateway. Messages wait until it is filled up.',
  },
  'sms-option.sample.title': { da: 'Prøve-sms', en: 'Test SMS' },
  'sms-option.sample.intro': {
    da: 'Send en sms til din egen telefon, og se, om den kommer frem, og hvem der står som afsender. Den koster det samme som andre sms’er og tæller med på opgørelsen. Nummeret gemmes ikke.',
    en: 'Send an SMS to your own phone, and see whether it arrives and who stands as its sender. It costs what other messages do and counts on the statement. The number is not kept.',
  },
  'sms-option.sample.to': { da: 'Telefonnummer', en: 'Phone number' },
  'sms-option.sample.to-help': {
    da: 'Et nummer, du selv har adgang til, for eksempel 20 12 34 56.',
    en: 'A number that you have at hand, such as 20 12 34 56.',
  },
  'sms-option.sample.send': { da: 'Send en prøve-sms', en: 'Send a test SMS' },
  'sms-option.sample.text': {
    da: 'Prøve-sms fra {name}: Konto og afsendernavn virker. Du skal ikke gøre noget.',
    en: 'Test SMS from {name}: account and sender name work. You need do nothing.',
  },
  'sms-option.usage.none': {
    da: 'Gatewayen oplyser ikke, hvad den har opkrævet.',
    en: 'The gateway does not tell what it has billed.',
  },
});
