import { defineTexts } from '../../src/texts/catalogue.ts';

/** The texts of the payment window, the phone and the gateway's own page. */
export const pensopayTexts = defineTexts({
  'pensopay.window.title': { da: 'Betal {amount}', en: 'Pay {amount}' },
  'pensopay.window.error': { da: 'Fejl: {title}', en: 'Error: {title}' },
  'pensopay.window.to': { da: 'Til {merchant}, ordrenummer {order}', en: 'To {merchant}, order number {order}' },
  'pensopay.window.test': {
    da: 'Det er en prøvebetaling. Der flyttes ingen penge.',
    en: 'This is a test payment. No money is moved.',
  },
  'pensopay.window.live': {
    da: 'Betalingen opfører sig som en rigtig, men sandkassen flytter ingen penge.',
    en: 'The payment behaves as a real one, but the sandbox moves no money.',
  },
  'pensopay.window.what': { da: 'Det betaler du for', en: 'What you pay for' },
  'pensopay.window.line': { da: 'Vare', en: 'Item' },
  'pensopay.window.quantity': { da: 'Antal', en: 'Quantity' },
  'pensopay.window.price': { da: 'Stykpris', en: 'Price of one' },
  'pensopay.window.card': { da: 'Betal med kort', en: 'Pay by card' },
  'pensopay.window.number': { da: 'Kortnummer', en: 'Card number' },
  'pensopay.window.expiry': { da: 'Udløb (MM/ÅÅ)', en: 'Expiry (MM/YY)' },
  'pensopay.window.cvv': { da: 'Kontrolcifre', en: 'Security code' },
  'pensopay.window.pay': { da: 'Betal {currency} {amount}', en: 'Pay {currency} {amount}' },
  'pensopay.window.mobilepay': { da: 'Betal med MobilePay', en: 'Pay by MobilePay' },
  'pensopay.window.phone': { da: 'Mobilnummer', en: 'Mobile number' },
  'pensopay.window.phone-help': {
    da: 'Skriv 8 cifre. Nummeret gemmes ikke, og der sendes ikke noget til det.',
    en: 'Write 8 digits. The number is not kept, and nothing is sent to it.',
  },
  'pensopay.window.open-mobilepay': { da: 'Fortsæt med MobilePay', en: 'Continue with MobilePay' },
  'pensopay.window.cancel': { da: 'Fortryd og gå tilbage', en: 'Cancel and go back' },
  'pensopay.window.cards': { da: 'Kort, som sandkassen kender', en: 'Cards that the sandbox knows' },
  'pensopay.window.cards-help': {
    da: 'Brug en udløbsdato i fremtiden og tre vilkårlige kontrolcifre. Skriv aldrig et rigtigt kort her.',
    en: 'Use an expiry date in the future and any three digits as the security code. Never write a real card here.',
  },
  'pensopay.card.approved': { da: 'godkendes', en: 'is approved' },
  'pensopay.card.rejected': { da: 'afvises', en: 'is declined' },
  'pensopay.card.expired': { da: 'er udløbet', en: 'has expired' },
  'pensopay.card.capture-rejected': { da: 'kan reserveres, men ikke hæves', en: 'can be reserved but not captured' },
  'pensopay.card.refund-rejected': { da: 'kan ikke tilbagebetales', en: 'can not be refunded' },
  'pensopay.card.cancel-rejected': { da: 'kan ikke frigives', en: 'can not be released' },
  'pensopay.card.secure': { da: 'kræver 3-D Secure', en: 'needs 3-D Secure' },

  'pensopay.problem.number': {
    da: 'Sandkassen kender ikke kortnummeret. Vælg et fra listen nederst på siden.',
    en: 'The sandbox does not know the card number. Choose one from the list at the bottom of the page.',
  },
  'pensopay.problem.expiry': {
    da: 'Skriv en udløbsdato i fremtiden, for eksempel 09/29.',
    en: 'Write an expiry date in the future, such as 09/29.',
  },
  'pensopay.problem.cvv': { da: 'Skriv de tre kontrolcifre.', en: 'Write the three digits of the security code.' },
  'pensopay.problem.phone': { da: 'Skriv et mobilnummer med 8 cifre.', en: 'Write a mobile number of 8 digits.' },
  'pensopay.problem.declined': {
    da: 'Betalingen blev afvist. Prøv igen, eller brug et andet kort.',
    en: 'The payment was declined. Try again, or use another card.',
  },
  'pensopay.problem.card-expired': {
    da: 'Kortet er udløbet. Brug et andet kort.',
    en: 'The card has expired. Use another card.',
  },
  'pensopay.problem.test-card': {
    da: 'Kortet er et testkort, men betalingen er ikke en prøve.',
    en: 'The card is a test card, but the payment is not a test.',
  },
  'pensopay.problem.live-card': {
    da: 'Betalingen er en prøve og tager kun testkort.',
    en: 'The payment is a test and takes test cards only.',
  },

  'pensopay.secure.title': { da: 'Bekræft betalingen', en: 'Confirm the payment' },
  'pensopay.secure.what': {
    da: 'Din bank beder dig bekræfte betalingen på {amount} til {merchant}.',
    en: 'Your bank asks you to confirm the payment of {amount} to {merchant}.',
  },
  'pensopay.secure.approve': { da: 'Godkend', en: 'Approve' },
  'pensopay.secure.decline': { da: 'Afvis', en: 'Decline' },

  'pensopay.mobilepay.title': { da: 'Åbn MobilePay på din telefon', en: 'Open MobilePay on your phone' },
  'pensopay.mobilepay.what': {
    da: 'Godkend betalingen på {amount} i MobilePay. Kom så tilbage hertil.',
    en: 'Approve the payment of {amount} in MobilePay. Then come back here.',
  },
  'pensopay.mobilepay.phone': { da: 'Se telefonen', en: 'See the phone' },
  'pensopay.mobilepay.waiting': { da: 'Vi venter på din telefon.', en: 'We are waiting for your phone.' },
  'pensopay.mobilepay.on': { da: 'Jeg har svaret på telefonen', en: 'I have answered on the phone' },
  'pensopay.mobilepay.other': { da: 'Betal på en anden måde', en: 'Pay another way' },

  'pensopay.phone.title': { da: 'MobilePay på telefonen', en: 'MobilePay on the phone' },
  'pensopay.phone.none': { da: 'Ingen betalinger venter på telefonen.', en: 'No payments wait on the phone.' },
  'pensopay.phone.ask': {
    da: 'Vil du betale {amount} til {merchant}?',
    en: 'Do you want to pay {amount} to {merchant}?',
  },
  'pensopay.phone.approve': { da: 'Godkend betalingen', en: 'Approve the payment' },
  'pensopay.phone.decline': { da: 'Afvis betalingen', en: 'Decline the payment' },
  'pensopay.phone.answered': {
    da: 'Du har svaret. Gå tilbage til betalingsvinduet.',
    en: 'You have answered. Go back to the payment window.',
  },
  'pensopay.phone.back': { da: 'Til betalingsvinduet', en: 'To the payment window' },

  'pensopay.closed.missing': { da: 'Betalingen findes ikke', en: 'The payment does not exist' },
  'pensopay.closed.expired': { da: 'Betalingsvinduet er lukket', en: 'The payment window is closed' },
  'pensopay.closed.expired-what': {
    da: 'Fristen for at betale er gået. Gå tilbage til {merchant} og begynd betalingen igen.',
    en: 'The time to pay has passed. Go back to {merchant} and begin the payment again.',
  },
  'pensopay.closed.paid': { da: 'Betalingen er modtaget', en: 'The payment has been received' },
  'pensopay.closed.paid-what': {
    da: 'Betalingen med ordrenummer {order} er gennemført, og der betales ikke igen.',
    en: 'The payment with order number {order} has been made, and nothing is paid again.',
  },
  'pensopay.closed.ended': { da: 'Betalingen er afsluttet', en: 'The payment has ended' },
  'pensopay.closed.ended-what': {
    da: 'Betalingen med ordrenummer {order} blev ikke gennemført og kan ikke betales længere.',
    en: 'The payment with order number {order} was not made and can no longer be paid.',
  },
  'pensopay.closed.back': { da: 'Tilbage til {merchant}', en: 'Back to {merchant}' },

  'pensopay.page.title': { da: 'Pensopay (betaling)', en: 'Pensopay (payment)' },
  'pensopay.page.intro': {
    da: 'Et opdigtet betalingsanlæg, som følger Pensopays regler og ikke flytter penge. Her ses de seneste 100 betalinger.',
    en: 'An invented payment gateway that follows the rules of Pensopay and moves no money. These are the latest 100 payments.',
  },
  'pensopay.page.none': { da: 'Der er ingen betalinger endnu.', en: 'There are no payments yet.' },
  'pensopay.page.order': { da: 'Ordrenummer', en: 'Order number' },
  'pensopay.page.merchant': { da: 'Modtager', en: 'Merchant' },
  'pensopay.page.amount': { da: 'Beløb', en: 'Amount' },
  'pensopay.page.state': { da: 'Tilstand', en: 'State' },
  'pensopay.page.captured': { da: 'Hævet', en: 'Captured' },
  'pensopay.page.refunded': { da: 'Tilbagebetalt', en: 'Refunded' },
  'pensopay.page.phone': { da: 'Se telefonen med MobilePay', en: 'See the phone with MobilePay' },
  'pensopay.page.callbacks': { da: 'Tilbagekald', en: 'Callbacks' },
  'pensopay.page.held': {
    da: 'Tilbagekald, der holdes tilbage: {count}',
    en: 'Callbacks that are held back: {count}',
  },
  'pensopay.page.release': { da: 'Send dem i rækkefølge', en: 'Send them in order' },
  'pensopay.page.release-reversed': { da: 'Send dem i omvendt rækkefølge', en: 'Send them in reverse order' },
  'pensopay.page.settlements': { da: 'Afregninger', en: 'Settlements' },
  'pensopay.page.settlements-what': {
    da: 'Det, der er hævet og tilbagebetalt, afregnes hver nat. Her kan det gøres med det samme.',
    en: 'What has been captured and refunded is settled each night. Here it can be done at once.',
  },
  'pensopay.page.settle': { da: 'Afregn nu', en: 'Settle now' },
  'pensopay.state.pending': { da: 'venter', en: 'pending' },
  'pensopay.state.authorized': { da: 'reserveret', en: 'authorised' },
  'pensopay.state.captured': { da: 'hævet', en: 'captured' },
  'pensopay.state.refunded': { da: 'tilbagebetalt', en: 'refunded' },
  'pensopay.state.canceled': { da: 'frigivet', en: 'released' },
  'pensopay.state.rejected': { da: 'afvist', en: 'rejected' },
});
