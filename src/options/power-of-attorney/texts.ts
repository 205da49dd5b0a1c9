import { defineTexts } from '../../texts/catalogue.ts';

/** The texts of the option power of attorney. */
export const powerOfAttorneyTexts = defineTexts({
  'power-of-attorney.title': { da: 'Digital Fuldmagt', en: 'Digital power of attorney' },
  'power-of-attorney.intro': {
    da: 'Borgere kan udfylde blanketter på vegne af andre, der har givet dem en digital fuldmagt på borger.dk. På hver blanket skriver designeren, hvilke privilegier der gælder. Er funktionen slået fra, ser vi helt bort fra fuldmagter.',
    en: 'Citizens can fill in forms on behalf of others who have given them a digital power of attorney on borger.dk. The designer writes on each form which privileges count. While this is off, powers of attorney are ignored.',
  },
  'power-of-attorney.settings.max-age': {
    da: 'Hvor længe et login beviser fuldmagten, i minutter',
    en: 'How long a log-in proves the power, in minutes',
  },
  'power-of-attorney.settings.max-age-help': {
    da: '30 minutter, når feltet er tomt. Er det længere siden, skal borgeren logge på igen, før blanketten kan sendes.',
    en: '30 minutes while this is empty. After that the citizen must log in again before the form can be sent.',
  },
  'power-of-attorney.settings.youngest': {
    da: 'Hvor gammel den, der giver fuldmagt, mindst skal være',
    en: 'How old whoever gives the power must be at least',
  },
  'power-of-attorney.settings.youngest-help': {
    da: '18 år, når feltet er tomt. Man kan give digital fuldmagt, fra man er 15 år.',
    en: '18 years while this is empty. One can give a digital power of attorney from the age of 15.',
  },
  'power-of-attorney.settings.alarm': {
    da: 'Afviste CPR-opslag på ti minutter, før der slås alarm',
    en: 'Refused CPR look-ups within ten minutes before there is an alarm',
  },
  'power-of-attorney.settings.alarm-help': {
    da: '5, når feltet er tomt. Alarmen står i loggen, når én person prøver så mange fremmede CPR-numre.',
    en: '5 while this is empty. The alarm stands in the log when one person tries so many CPR numbers of others.',
  },
  'power-of-attorney.settings.look-up': {
    da: 'Adresse, hvor fuldmagter kan slås op',
    en: 'Address where powers of attorney can be looked up',
  },
  'power-of-attorney.settings.look-up-help': {
    da: 'Så bliver hver fuldmagt slået op, når blanketten sendes. Digitaliseringsstyrelsens egen tjeneste (SOAP) har ingen offentlig beskrivelse og kan ikke bruges her endnu. Adressen skal tale den JSON, som dokumentationen beskriver, og som sandkassen spiller. Uden en adresse gælder loginnet alene.',
    en: 'Each power is then looked up when the form is sent. The Danish Agency for Digital Government’s own service (SOAP) has no public description and cannot be used here yet. The address must speak the JSON that the documentation describes and the sandbox plays. Without an address the log-in alone counts.',
  },
  'power-of-attorney.settings.token': { da: 'Nøgle til opslag', en: 'Key for look-ups' },
  'power-of-attorney.settings.token-help': {
    da: 'Sendes med hvert opslag som Bearer-token.',
    en: 'Sent with each look-up as a bearer token.',
  },
  'power-of-attorney.health.refused': {
    da: 'Tjenesten svarer, men afviser nøglen.',
    en: 'The service answers, but refuses the key.',
  },
  'power-of-attorney.health.unavailable': {
    da: 'Tjenesten svarer ikke, eller den svarer forkert.',
    en: 'The service does not answer, or not as it should.',
  },
});
