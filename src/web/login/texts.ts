import { defineTexts } from '../../texts/catalogue.ts';

export const loginTexts = defineTexts({
  'login.cancelled.title': { da: 'Du afbrød login', en: 'You cancelled the log-in' },
  'login.cancelled.text': {
    da: 'Du er ikke logget på. Det, du har gemt, ligger her stadig. Prøv igen, når du er klar.',
    en: 'You are not logged in. What you have saved is still here. Try again when you are ready.',
  },
  'login.unavailable.title': { da: 'Login svarer ikke lige nu', en: 'The log-in service does not answer right now' },
  'login.unavailable.text': {
    da: 'Det er ikke din fejl. Vent et par minutter, og prøv igen.',
    en: 'It is not your fault. Wait a few minutes and try again.',
  },
  'login.invalid.title': { da: 'Login kunne ikke gennemføres', en: 'The log-in could not be completed' },
  'login.invalid.text': {
    da: 'Login kan være udløbet, eller siden kan være åbnet to gange. Prøv igen.',
    en: 'The log-in may have expired, or the page may have been opened twice. Try again.',
  },
  'login.claims.title': {
    da: 'Login gav ikke de oplysninger, vi skal bruge',
    en: 'The log-in did not give what we need',
  },
  'login.claims.text': {
    da: 'Vi kunne ikke logge dig på, fordi der manglede noget i svaret fra login. Det er ikke din fejl. Prøv en anden måde at logge på, eller kontakt os, og oplys henvisningen.',
    en: 'We could not log you in because something was missing in what the log-in told us. It is not your fault. Try another way to log in, or contact us and give the reference.',
  },
  'login.groups.title': { da: 'Vi kunne ikke hente dine grupper', en: 'We could not read your groups' },
  'login.groups.text': {
    da: 'Du er med i så mange grupper, at vi må spørge efter dem et andet sted, og det svarer ikke. Uden dem ved vi ikke, hvad du må, så du er ikke logget på. Vent et par minutter, og prøv igen. Bliver det ved, så kontakt jeres IT-afdeling, og oplys henvisningen.',
    en: 'You are in so many groups that we must ask for them elsewhere, and there is no answer. Without them we do not know what you may do, so you are not logged in. Wait a few minutes and try again. If it goes on, contact your IT department and give the reference.',
  },
  'login.level.title': { da: 'Log på med et højere sikringsniveau', en: 'Log in with a higher assurance level' },
  'login.level.text': {
    da: 'Denne selvbetjening kræver MitID på et højere niveau end det, du brugte. Log på igen, for eksempel med din MitID-app.',
    en: 'This service needs MitID at a higher level than the one you used. Log in again, for example with your MitID app.',
  },
  'login.left.title': { da: 'Din adgang er lukket', en: 'Your access is closed' },
  'login.left.text': {
    da: 'Du er meldt stoppet som medarbejder her. Er det en fejl, kan din leder eller jeres administrator åbne din adgang igen.',
    en: 'You are marked as having left as an employee here. If that is a mistake, your manager or your administrator can open your access again.',
  },
  'login.employer.title': { da: 'Du er ikke ansat her', en: 'You are not employed here' },
  'login.employer.text': {
    da: 'Du har logget på hos en anden arbejdsgiver end den, siden hører til. Log på hos den rigtige.',
    en: 'You logged in with another employer than the one this page belongs to. Log in with the right one.',
  },
  'login.notLoggedIn.title': { da: 'Du er ikke logget på', en: 'You are not logged in' },
  'login.notLoggedIn.text': {
    da: 'Login blev afbrudt eller lykkedes ikke. Det, du har gemt, ligger her stadig. Prøv igen, når du er klar.',
    en: 'The log-in was interrupted or did not succeed. What you have saved is still here. Try again when you are ready.',
  },
  'login.denied.title': { da: 'NemLog-in kunne ikke logge dig på her', en: 'NemLog-in could not log you in here' },
  'login.denied.text': {
    da: 'NemLog-in afviste forespørgslen. Prøv igen. Sker det flere gange, så kontakt os, og oplys henvisningen.',
    en: 'NemLog-in turned the request down. Try again. If it happens more than once, contact us and give the reference.',
  },
  'login.way.title': { da: 'Vælg, hvordan du vil logge på', en: 'Choose how to log in' },
  'login.way.person': { da: 'Log på som privatperson', en: 'Log in as a private person' },
  'login.way.person.text': { da: 'Med dit MitID.', en: 'With your MitID.' },
  'login.way.company': { da: 'Log på for en virksomhed eller forening', en: 'Log in for a company or association' },
  'login.way.company.text': { da: 'Med MitID Erhverv.', en: 'With MitID Erhverv (for businesses).' },
  'login.way.broker': { da: 'Log på med MitID', en: 'Log in with MitID' },
  'login.way.broker.text': {
    da: 'Gennem kommunens MitID-leverandør.',
    en: "Through the municipality's MitID supplier.",
  },
  'login.way.employee': { da: 'Log på som medarbejder', en: 'Log in as an employee' },
  'login.way.employee.text': { da: 'Med din arbejdskonto.', en: 'With your work account.' },
  'login.way.handler': {
    da: 'Log på med fælleskommunal adgangsstyring',
    en: "Log in by the municipalities' shared access control",
  },
  'login.way.handler.text': {
    da: 'Med din arbejdskonto gennem KOMBITs Context Handler.',
    en: "With your work account through KOMBIT's Context Handler.",
  },
  'login.way.own': { da: 'Log på med {name}', en: 'Log in with {name}' },
  'login.again': { da: 'Prøv at logge på igen', en: 'Try to log in again' },
  'login.reference': { da: 'Henvisning til fejlen: {reference}', en: 'Reference for the error: {reference}' },
  'login.loggedOut.title': { da: 'Du er logget af', en: 'You are logged out' },
  'login.loggedOut.text': {
    da: 'Luk browseren, hvis andre bruger den samme computer.',
    en: 'Close the browser if others use the same computer.',
  },
  'login.loggedOutInPart.title': { da: 'Luk browseren for at logge helt af', en: 'Close the browser to log out fully' },
  'login.loggedOutInPart.text': {
    da: 'Du er logget af her, men måske ikke af alle andre offentlige sider, som du har brugt. Luk alle browserens vinduer.',
    en: 'You are logged out here, but perhaps not of all other public sites that you have used. Close all windows of the browser.',
  },
  'login.logoutRefused.title': { da: 'Log af kunne ikke gennemføres', en: 'The log-out could not be carried out' },
  'login.logoutRefused.text': {
    da: 'Beskeden om at logge dig af kunne ikke bruges. Log af på forsiden, eller luk browseren.',
    en: 'The message to log you out could not be used. Log out on the front page, or close the browser.',
  },
  'login.loggedOut.home': { da: 'Gå til forsiden', en: 'Go to the front page' },
});
