import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page that shows the webhooks. */
export const webhookPeerTexts = defineTexts({
  'sandbox.webhooks.title': { da: 'Modtager af webhooks', en: 'Receiver of webhooks' },
  'sandbox.webhooks.intro': {
    da: 'Et opdigtet fagsystem, som kontrollerer underskriften på hver besked og kun tager den samme nøgle én gang.',
    en: 'An invented system that checks the signature of each message and takes the same key only once.',
  },
  'sandbox.webhooks.none': { da: 'Der er ikke kommet noget endnu.', en: 'Nothing has come yet.' },
  'sandbox.webhooks.key': { da: 'Nøgle', en: 'Key' },
  'sandbox.webhooks.body': { da: 'Indhold', en: 'Content' },
});
