import { defineTexts } from '../texts/catalogue.ts';

/** What employees are told of the way to Serviceplatformen. `{code}` is what the service said, `{date}` a day. */
export const servicePlatformTexts = defineTexts({
  'service-platform.alarm.subject': {
    da: 'Certifikatet til Serviceplatformen udløber {date}',
    en: 'The certificate for Serviceplatformen expires on {date}',
  },
  'service-platform.alarm.text': {
    da: 'Certifikatet, som {organisation} kalder Serviceplatformen med, udløber {date}. Dage tilbage: {days}. Derefter kan der hverken sendes Digital Post eller slås op i CPR og CVR hos Serviceplatformen. Bestil et nyt OCES3-certifikat, registrér det i KOMBITs administrationsmodul, og læg det ind her: {link}',
    en: 'The certificate with which {organisation} calls Serviceplatformen expires on {date}. Days left: {days}. After that neither can Digital Post be sent, nor CPR and CVR be asked at Serviceplatformen. Order a new OCES3 certificate, register it in KOMBIT’s administration module, and put it in here: {link}',
  },
  'service-platform.alarm.expired-subject': {
    da: 'Certifikatet til Serviceplatformen er udløbet',
    en: 'The certificate for Serviceplatformen has expired',
  },
  'service-platform.alarm.expired-text': {
    da: 'Certifikatet, som {organisation} kalder Serviceplatformen med, udløb {date}. Der kan hverken sendes Digital Post eller slås op i CPR og CVR hos Serviceplatformen, før der er lagt et nyt ind her: {link}',
    en: 'The certificate with which {organisation} calls Serviceplatformen expired on {date}. Neither can Digital Post be sent, nor CPR and CVR be asked at Serviceplatformen, until a new one is put in here: {link}',
  },
  'service-platform.refused.no-certificate': {
    da: 'Organisationen har intet certifikat til Serviceplatformen. Bed en administrator om at lægge det ind under Indstillinger, Serviceplatformen.',
    en: 'The organisation has no certificate for Serviceplatformen. Ask an administrator to put it in under Settings, Serviceplatformen.',
  },
  'service-platform.refused.certificate-expired': {
    da: 'Organisationens certifikat til Serviceplatformen er udløbet. Bed en administrator om at lægge et nyt ind under Indstillinger, Serviceplatformen.',
    en: 'The organisation’s certificate for Serviceplatformen has expired. Ask an administrator to put in a new one under Settings, Serviceplatformen.',
  },
  'service-platform.refused.certificate-not-yet-valid': {
    da: 'Organisationens certifikat til Serviceplatformen gælder ikke endnu. Vent, til det gælder, eller bed en administrator om at lægge et andet ind.',
    en: 'The organisation’s certificate for Serviceplatformen is not valid yet. Wait until it is, or ask an administrator to put in another.',
  },
  'service-platform.refused.certificate-refused': {
    da: 'Serviceplatformen godtager ikke organisationens certifikat. Bed en administrator om at se efter, om det er registreret på anvendersystemet i KOMBITs administrationsmodul.',
    en: 'Serviceplatformen does not accept the organisation’s certificate. Ask an administrator to see whether it is registered for the user system in KOMBIT’s administration module.',
  },
  'service-platform.refused.agreement': {
    da: 'Organisationen får ikke adgang til tjenesten hos Serviceplatformen{code}. Bed en administrator om at se efter, om serviceaftalen er godkendt og gælder.',
    en: 'The organisation is not given access to the service at Serviceplatformen{code}. Ask an administrator to see whether the service agreement is approved and in force.',
  },
  'service-platform.refused.token': {
    da: 'Serviceplatformen afviser adgangen, også med et nyt adgangstoken{code}. Kontakt jeres systemansvarlige.',
    en: 'Serviceplatformen refuses access, also with a new token{code}. Contact whoever is responsible for the system.',
  },
});
