import { defineTexts } from '../../texts/catalogue.ts';

/** What only employees read of their log-in. */
export const employeeLoginTexts = defineTexts({
  'employeeLogin.denied.title': {
    da: 'Adgangsstyringen kunne ikke logge dig på her',
    en: 'The access management could not log you in here',
  },
  'employeeLogin.denied.text': {
    da: 'Fælleskommunal Adgangsstyring afviste forespørgslen. Prøv igen. Sker det flere gange, så kontakt jeres administrator, og oplys henvisningen.',
    en: 'The shared municipal access management turned the request down. Try again. If it happens more than once, contact your administrator and give the reference.',
  },
  'employeeLogin.level.title': {
    da: 'Log på med et højere sikringsniveau',
    en: 'Log in with a higher assurance level',
  },
  'employeeLogin.level.text': {
    da: 'Din arbejdsplads kræver et højere sikringsniveau end det, du loggede på med. Log på igen på en mere sikker måde. Kan du ikke det, så spørg jeres administrator.',
    en: 'Your workplace demands a higher assurance level than the one you logged in with. Log in again in a more secure way. If you cannot, ask your administrator.',
  },
  'employeeLogin.noRole.title': { da: 'Du har ingen rolle her', en: 'You have no role here' },
  'employeeLogin.noRole.text': {
    da: 'Dit login lykkedes, men der fulgte ingen rolle til Selvbetjening med. Bed din leder eller den, der giver roller i din kommune, om at give dig en rolle i Fælleskommunal Adgangsstyring. Log derefter på igen.',
    en: 'Your log-in succeeded, but it brought no role for Selvbetjening. Ask your manager, or whoever gives roles in your municipality, to give you a role in the shared municipal access management. Then log in again.',
  },
  'employeeLogin.rolesRefused.title': { da: 'Dine roller kan ikke bruges her', en: 'Your roles cannot be used here' },
  'employeeLogin.rolesRefused.text': {
    da: 'Dit login lykkedes, men ingen af de roller, der fulgte med, kan bruges her. Det kan for eksempel være, fordi en rolle er begrænset til en enhed, som ikke kendes her. Spørg jeres administrator af Selvbetjening, og oplys henvisningen: administratoren kan se, hvorfor rollerne blev afvist.',
    en: 'Your log-in succeeded, but none of the roles that it brought can be used here. One reason can be that a role is limited to a unit that is not known here. Ask your administrator of Selvbetjening and give the reference: the administrator can see why the roles were refused.',
  },
});
