import { defineTexts } from '../texts/catalogue.ts';

/** Why a form can't be begun or sent, and what to do instead; a form's own words stand in its definition. */
export const startRuleTexts = defineTexts({
  'start.opens.message': {
    da: 'Blanketten åbner {opens}.',
    en: 'The form opens on {opens}.',
  },
  'start.opens.instead': {
    da: 'Kom tilbage, når den er åben.',
    en: 'Come back when it is open.',
  },
  'start.closes.message': {
    da: 'Fristen er udløbet. Blanketten lukkede {closes}.',
    en: 'The deadline has passed. The form closed on {closes}.',
  },
  'start.closes.instead': {
    da: 'Kontakt os, hvis du har spørgsmål. Du finder kontaktoplysningerne nederst på siden.',
    en: 'Contact us if you have questions. You will find how to at the foot of the page.',
  },
  'start.maxSubmissions.message': {
    da: 'Der er ikke flere pladser. Vi har modtaget alle {max}, som vi kan tage imod.',
    en: 'There are no places left. We have received all {max} that we can take.',
  },
  'start.maxSubmissions.instead': {
    da: 'Kontakt os for at høre, om der kommer flere. Du finder kontaktoplysningerne nederst på siden.',
    en: 'Contact us to hear whether there will be more. You will find how to at the foot of the page.',
  },
  'start.oncePerPerson.message': {
    da: 'Du har allerede sendt denne blanket, og den kan kun sendes én gang.',
    en: 'You have already sent this form, and it can be sent only once.',
  },
  'start.oncePerPerson.instead': {
    da: 'Find din sag under Mine sager. Der kan du skrive til sagsbehandleren.',
    en: 'Find your case under My cases. There you can write to the case worker.',
  },
  'start.age.between': {
    da: 'Blanketten er for dem, der er mellem {min} og {max} år. Du er {age}.',
    en: 'The form is for people between {min} and {max} years old. You are {age}.',
  },
  'start.age.min': {
    da: 'Blanketten er for dem, der er fyldt {min} år. Du er {age}.',
    en: 'The form is for people who are at least {min} years old. You are {age}.',
  },
  'start.age.max': {
    da: 'Blanketten er for dem, der er højst {max} år. Du er {age}.',
    en: 'The form is for people who are at most {max} years old. You are {age}.',
  },
  'start.age.unknown': {
    da: 'Blanketten har en aldersgrænse, og vi kan ikke se din alder, fordi dit login er uden CPR-nummer.',
    en: 'The form has an age limit, and we cannot see your age, because your log-in has no CPR number.',
  },
  'start.age.instead': {
    da: 'Kontakt os, hvis du har brug for hjælp. Du finder kontaktoplysningerne nederst på siden.',
    en: 'Contact us if you need help. You will find how to at the foot of the page.',
  },
  'start.municipalities.message': {
    da: 'Blanketten er for dem, der bor i kommunen. Efter CPR-registret bor du et andet sted.',
    en: 'The form is for people who live in the municipality. According to the CPR register you live elsewhere.',
  },
  'start.municipalities.unknown': {
    da: 'Blanketten er for dem, der bor i kommunen, og vi kan ikke se din adresse, fordi dit login er uden CPR-nummer.',
    en: 'The form is for people who live in the municipality, and we cannot see your address, because your log-in has no CPR number.',
  },
  'start.municipalities.unavailable': {
    da: 'Blanketten er for dem, der bor i kommunen, og CPR-registret svarer ikke lige nu, så vi kan ikke se din adresse.',
    en: 'The form is for people who live in the municipality, and the CPR register does not answer right now, so we cannot see your address.',
  },
  'start.municipalities.instead': {
    da: 'Find den samme selvbetjening hos din egen kommune på borger.dk.',
    en: 'Find the same service at your own municipality on borger.dk.',
  },
  'start.again.instead': {
    da: 'Vent et par minutter, og prøv igen.',
    en: 'Wait a few minutes and try again.',
  },
});
