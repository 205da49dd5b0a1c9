import type { BothTexts } from '../../texts/catalogue.ts';
import type { ReadyText } from '../../workflows/delivery-contract.ts';
import type { SmsPurpose } from './sms-fields.ts';
import { smsOptionTexts as texts } from './texts.ts';

/**
 * What each kind of message may say (SMS-6). A text tells nothing of what the case is about, names only what every workflow has, and has
 * room for the link within one part. Who it is from stands as the sender.
 */
const written: Readonly<Record<SmsPurpose, BothTexts>> = {
  urgent: {
    da: 'Vigtigt i sag {{case.number}}: Log på, og læs vores besked med det samme.',
    en: 'Important in case {{case.number}}: Log in and read our message at once.',
  },
  confirmation: {
    da: 'Vi har modtaget det, du sendte i sag {{case.number}}. Log på, og følg sagen.',
    en: 'We have received what you sent in case {{case.number}}. Log in to follow it.',
  },
  notification: {
    da: 'Der er nyt til dig i sag {{case.number}}. Log på, og læs det.',
    en: 'There is news for you in case {{case.number}}. Log in to read it.',
  },
  status: {
    da: 'Din sag {{case.number}} har fået ny status. Log på, og se, hvad der sker nu.',
    en: 'Your case {{case.number}} has a new status. Log in to see what happens now.',
  },
  reminder: {
    da: 'Husk fristen i sag {{case.number}}. Log på, og se, hvad vi mangler fra dig.',
    en: 'Remember the deadline in case {{case.number}}. Log in to see what we need.',
  },
  link: {
    da: 'Læs mere om sag {{case.number}}, og hvad du selv kan gøre. Log på her:',
    en: 'Read more about case {{case.number}} and what you can do. Log in here:',
  },
};

/** One for each purpose, each with the link to the case. */
export const smsTemplates: readonly ReadyText[] = (Object.keys(written) as readonly SmsPurpose[]).map((purpose) => ({
  key: purpose,
  title: texts[`sms-option.purpose.${purpose}`],
  text: written[purpose],
  choices: { purpose, link: 'yes', urgent: purpose === 'urgent' ? 'yes' : null },
}));
