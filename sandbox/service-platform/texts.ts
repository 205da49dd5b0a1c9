import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page on which a person sees who may call the sandbox's Serviceplatform. */
export const servicePlatformTexts = defineTexts({
  'sandbox.service-platform.title': { da: 'Serviceplatformen', en: 'Serviceplatformen' },
  'sandbox.service-platform.intro': {
    da: 'Her er de anvendersystemer, der er registreret med et certifikat, og de serviceaftaler, som myndighederne har godkendt.',
    en: 'Here are the user systems that are registered with a certificate, and the service agreements that the authorities have approved.',
  },
  'sandbox.service-platform.system': { da: 'Anvendersystem', en: 'User system' },
  'sandbox.service-platform.valid-to': { da: 'Certifikatet gælder til', en: 'The certificate is valid until' },
  'sandbox.service-platform.agreements': { da: 'Serviceaftaler', en: 'Service agreements' },
  'sandbox.service-platform.cvr': { da: 'CVR-nummer {cvr}', en: 'CVR number {cvr}' },
});
