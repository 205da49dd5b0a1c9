import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the page where powers are given and taken back. */
export const powerTexts = defineTexts({
  'sandbox.powers.title': { da: 'Digital Fuldmagt', en: 'Digital power of attorney' },
  'sandbox.powers.intro': {
    da: 'Her spiller du borger.dk: Giv en fuldmagt, træk den tilbage, eller lad den udløbe. Den gælder fra næste login.',
    en: 'Here you play borger.dk: give a power, take it back or let it expire. It counts from the next log-in.',
  },
  'sandbox.powers.grantor': { da: 'Den, der giver fuldmagt', en: 'Whoever gives the power' },
  'sandbox.powers.representative': { da: 'Den, der får fuldmagt', en: 'Whoever gets the power' },
  'sandbox.powers.package': { da: 'Fuldmagtspakke', en: 'Package' },
  'sandbox.powers.give': { da: 'Giv fuldmagt', en: 'Give power' },
  'sandbox.powers.ask': { da: 'Bed om fuldmagt', en: 'Ask for power' },
  'sandbox.powers.accept': { da: 'Sig ja', en: 'Accept' },
  'sandbox.powers.revoke': { da: 'Træk tilbage', en: 'Revoke' },
  'sandbox.powers.expire': { da: 'Lad udløbe', en: 'Expire' },
  'sandbox.powers.none': { da: 'Der er ingen fuldmagter endnu.', en: 'There are no powers yet.' },
  'sandbox.powers.refused': { da: 'Afvist: {refusal}', en: 'Refused: {refusal}' },
  'sandbox.powers.state.asked': { da: 'spurgt', en: 'asked' },
  'sandbox.powers.state.given': { da: 'givet', en: 'given' },
  'sandbox.powers.state.revoked': { da: 'trukket tilbage', en: 'revoked' },
  'sandbox.powers.state.expired': { da: 'udløbet', en: 'expired' },
});
