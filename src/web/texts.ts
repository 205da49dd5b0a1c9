import { defineTexts, type Translate } from '../texts/catalogue.ts';

/** What every page says, whichever room made it: the frame, the parts of the design system, and the error pages. */
export const webTexts = defineTexts({
  'web.product': { da: 'Selvbetjening', en: 'Self-service' },
  'web.title.error': { da: 'Fejl: {title}', en: 'Error: {title}' },
  'web.skip': { da: 'Gå til sidens indhold', en: 'Skip to main content' },
  'web.header.home': { da: '{organisation}, til forsiden', en: '{organisation}, go to the front page' },
  'web.navigation': { da: 'Hovedmenu', en: 'Main menu' },
  'web.user.nameless': { da: 'Logget på uden navn', en: 'Logged in without a name' },
  'web.user.citizen': { da: 'Logget på som borger: {name}', en: 'Logged in as a citizen: {name}' },
  'web.user.employee': { da: 'Logget på som medarbejder: {name}', en: 'Logged in as an employee: {name}' },
  'web.user.notifications': { da: 'Notifikationer', en: 'Notifications' },
  'web.user.unread': { da: 'ulæste: {count}', en: 'unread: {count}' },
  'web.user.logOut': { da: 'Log af', en: 'Log out' },
  'web.session.title': { da: 'Du bliver snart logget af', en: 'You will soon be logged out' },
  'web.session.idle': {
    da: 'Du har ikke brugt siden i et stykke tid. Du bliver logget af kl. {time}, medmindre du vælger at blive.',
    en: 'You have not used the page for a while. You will be logged out at {time}, unless you choose to stay.',
  },
  'web.session.last': {
    da: 'Du har været logget på, så længe det er tilladt, og bliver logget af kl. {time}. Gem det, du er i gang med. Du kan logge på igen bagefter.',
    en: 'You have been logged in for as long as is allowed, and will be logged out at {time}. Save what you are doing. You can log in again afterwards.',
  },
  'web.session.stay': { da: 'Bliv logget på', en: 'Stay logged in' },
  'web.session.close': { da: 'Luk beskeden', en: 'Close this message' },
  'web.session.over.title': { da: 'Du er logget af', en: 'You are logged out' },
  'web.session.over': {
    da: 'Det, du har skrevet på siden, står her stadig. Log på igen i et nyt vindue, og gå så videre her.',
    en: 'What you have typed on this page is still here. Log in again in a new window, then go on here.',
  },
  'web.session.login': { da: 'Log på i et nyt vindue', en: 'Log in in a new window' },
  'web.session.without': {
    da: 'Du bliver logget af, når du ikke har hentet en side i {minutes} minutter, og senest {time}.',
    en: 'You will be logged out when you have not opened a page for {minutes} minutes, and at the latest at {time}.',
  },
  'web.session.stayLink': {
    da: 'Bliv logget på (åbner i et nyt vindue)',
    en: 'Stay logged in (opens in a new window)',
  },
  'web.kept.title': { da: 'Du er blevet logget af', en: 'You have been logged out' },
  'web.kept.text': {
    da: 'Intet er sendt, og intet er tabt. Log på igen i et nyt vindue, kom så tilbage hertil, og vælg Send igen.',
    en: 'Nothing was sent and nothing is lost. Log in again in a new window, then come back here and choose Send again.',
  },
  'web.kept.login': {
    da: 'Log på igen (åbner i et nyt vindue)',
    en: 'Log in again (opens in a new window)',
  },
  'web.kept.written': { da: 'Det, du skrev', en: 'What you wrote' },
  'web.language.choose': { da: 'Vælg sprog', en: 'Choose language' },
  'web.language.chosen': { da: 'Valgt sprog: {language}', en: 'Chosen language: {language}' },
  'web.footer.contact': { da: 'Kontakt', en: 'Contact' },
  'web.footer.phone': { da: 'Telefon: ', en: 'Telephone: ' },
  'web.footer.email': { da: 'E-mail: ', en: 'E-mail: ' },
  'web.footer.cvr': { da: 'CVR-nummer: {cvr}', en: 'Company number (CVR): {cvr}' },
  'web.footer.about': { da: 'Om selvbetjeningen', en: 'About this service' },
  'web.footer.accessibility': { da: 'Tilgængelighedserklæring', en: 'Accessibility statement' },

  'web.icon.info': { da: 'Oplysning', en: 'Information' },
  'web.icon.success': { da: 'Det lykkedes', en: 'Success' },
  'web.icon.warning': { da: 'Advarsel', en: 'Warning' },
  'web.icon.error': { da: 'Fejl', en: 'Error' },
  'web.errors.one': { da: 'Der er en fejl på siden', en: 'There is an error on this page' },
  'web.errors.several': { da: 'Der er {count} fejl på siden', en: 'There are {count} errors on this page' },
  'web.field.error': { da: 'Fejl: ', en: 'Error: ' },
  'web.field.optional': { da: ' (frivilligt)', en: ' (optional)' },
  'web.field.choose': { da: 'Vælg', en: 'Choose' },
  'web.steps.label': { da: 'Trin i blanketten', en: 'Steps of the form' },
  'web.steps.now': { da: 'Trin {step} af {count}', en: 'Step {step} of {count}' },
  'web.steps.all': { da: 'Vis alle trin', en: 'Show all steps' },
  'web.steps.done': { da: 'Trin {step}, udfyldt', en: 'Step {step}, completed' },
  'web.steps.error': { da: 'Trin {step}, har fejl', en: 'Step {step}, has errors' },
  'web.summary.change': { da: 'Ret', en: 'Change' },
  'web.summary.empty': { da: 'Ikke besvaret', en: 'Not answered' },
  'web.table.scroll': { da: '{caption}, kan rulles vandret', en: '{caption}, can be scrolled sideways' },
  'web.back': { da: 'Tilbage', en: 'Back' },
  'web.breadcrumb': { da: 'Du er her', en: 'You are here' },
  'web.pages.label': { da: 'Sider', en: 'Pages' },
  'web.pages.previous': { da: 'Forrige', en: 'Previous' },
  'web.pages.next': { da: 'Næste', en: 'Next' },
  'web.pages.previousLabel': { da: 'Forrige side', en: 'Previous page' },
  'web.pages.nextLabel': { da: 'Næste side', en: 'Next page' },
  'web.pages.page': { da: 'Side {page}', en: 'Page {page}' },
  'web.pages.of': { da: 'Side {page} af {count}', en: 'Page {page} of {count}' },
  'web.pages.gap': { da: 'Sider, der ikke vises', en: 'Pages not shown' },
  'web.file.open': { da: '{name} ({kind}, {size})', en: '{name} ({kind}, {size})' },
  'web.file.byte': { da: '{size} byte', en: '{size} bytes' },
  'web.send': { da: 'Send igen', en: 'Send again' },

  'web.error.reference': {
    da: 'Oplys nummeret {reference}, hvis du kontakter os om fejlen.',
    en: 'Give the number {reference} if you contact us about the error.',
  },
  'web.error.badRequest.title': { da: 'Vi kan ikke læse det, der blev sendt', en: 'We cannot read what was sent' },
  'web.error.badRequest.text': {
    da: 'Adressen eller det indsendte indeholder tegn, som ikke er gyldige. Gå tilbage i din browser, og prøv igen. Det, du har skrevet, står der stadig.',
    en: 'The address or what was sent contains characters that are not valid. Go back in your browser and try again. What you have typed is still there.',
  },
  'web.error.forbidden.title': { da: 'Du har ikke adgang til siden', en: 'You do not have access to this page' },
  'web.error.forbidden.text': {
    da: 'Din bruger har ikke ret til at se siden. Kontakt os, hvis du mener, at du skal have adgang.',
    en: 'Your user does not have the right to see this page. Contact us if you think you should have access.',
  },
  'web.error.resend.title': { da: 'Vi skal bede dig om at sende igen', en: 'Please send again' },
  'web.error.resend.text': {
    da: 'Siden har stået åben for længe, eller du har logget på igen i mellemtiden. Det, du har skrevet, er med, når du vælger Send igen.',
    en: 'The page has been open too long, or you have logged in again in the meantime. What you have typed is included when you choose Send again.',
  },
  'web.error.crossSite.title': { da: 'Vi tog ikke imod det, der blev sendt', en: 'We did not accept what was sent' },
  'web.error.crossSite.text': {
    da: 'Vi kunne ikke se, at det blev sendt fra vores egen side. Gå tilbage i din browser, genindlæs siden, og send igen.',
    en: 'We could not see that it was sent from our own page. Go back in your browser, reload the page and send again.',
  },
  'web.error.closed.title': { da: 'Selvbetjeningen er lukket', en: 'The self-service is closed' },
  'web.error.closed.text': {
    da: 'Du kan ikke bruge selvbetjeningen for tiden. Det, der er sendt ind, er ikke slettet. Kontakt os, hvis du har spørgsmål.',
    en: 'You cannot use the self-service at the moment. What has been sent in is not deleted. Contact us if you have questions.',
  },
  'web.error.notFound.title': { da: 'Vi kan ikke finde siden', en: 'We cannot find the page' },
  'web.error.notFound.text': {
    da: 'Kontrollér adressen. Siden kan være flyttet eller nedlagt, eller du kan mangle at logge på.',
    en: 'Check the address. The page may have been moved or removed, or you may need to log in.',
  },
  'web.error.methodNotAllowed.title': { da: 'Siden kan ikke bruges sådan', en: 'The page cannot be used that way' },
  'web.error.methodNotAllowed.text': {
    da: 'Gå tilbage i din browser, og brug knapperne på siden.',
    en: 'Go back in your browser and use the buttons on the page.',
  },
  'web.error.tooLarge.title': { da: 'Det, du sendte, fylder for meget', en: 'What you sent is too large' },
  'web.error.tooLarge.text': {
    da: 'Vi kan ikke tage imod så meget på en gang. Gå tilbage i din browser. Det, du har skrevet, står der stadig. Gør den længste tekst kortere, og send igen. En lang tekst kan du vedhæfte som fil.',
    en: 'We cannot accept that much at once. Go back in your browser. What you have typed is still there. Make the longest text shorter and send again. You can attach a long text as a file.',
  },
  'web.error.unsupported.title': { da: 'Vi kan ikke tage imod formatet', en: 'We cannot accept the format' },
  'web.error.unsupported.text': {
    da: 'Det indsendte har et format, som siden ikke kan læse. Gå tilbage i din browser, og brug knapperne på siden.',
    en: 'What was sent has a format that the page cannot read. Go back in your browser and use the buttons on the page.',
  },
  'web.error.tooMany.title': { da: 'Du har prøvet for mange gange', en: 'You have tried too many times' },
  'web.error.tooMany.text': {
    da: 'Vent {seconds} sekunder. Gå så tilbage i din browser, og prøv igen. Det, du har skrevet, står der stadig.',
    en: 'Wait {seconds} seconds. Then go back in your browser and try again. What you have typed is still there.',
  },
  'web.error.unavailable.title': { da: 'Det tager for lang tid lige nu', en: 'This is taking too long right now' },
  'web.error.unavailable.text': {
    da: 'Vent et øjeblik. Gå så tilbage i din browser, og prøv igen. Det, du har skrevet, står der stadig.',
    en: 'Wait a moment. Then go back in your browser and try again. What you have typed is still there.',
  },
  'web.error.unexpected.title': { da: 'Der er sket en fejl hos os', en: 'Something went wrong on our side' },
  'web.error.unexpected.text': {
    da: 'Gå tilbage i din browser, og prøv igen om lidt. Det, du har skrevet, står der stadig.',
    en: 'Go back in your browser and try again in a while. What you have typed is still there.',
  },
});

export type WebTextKey = keyof typeof webTexts;

/** Gives the frame's own texts in one language. */
export type TranslateWeb = Translate<WebTextKey>;
