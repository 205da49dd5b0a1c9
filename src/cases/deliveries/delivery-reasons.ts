import { defineTexts } from '../../texts/catalogue.ts';

/** Why a delivery is a person's, where it is the engine itself that says so. */
export const deliveryReasons = defineTexts({
  'deliveries.inDoubt': {
    da: 'Vi ved ikke, om modtageren har fået den: Forbindelsen blev afbrudt, før svaret kom, og modtageren kan ikke spørges. Undersøg det hos modtageren. Send derefter igen, eller skriv, at den er klaret.',
    en: 'We do not know whether the receiver has got it: the connection broke before the answer came, and the receiver cannot be asked. Find out from the receiver. Then send again, or write that it is handled.',
  },
  'deliveries.noReceipt': {
    da: 'Modtageren har taget imod den, men har ikke kvitteret inden fristen. Undersøg hos modtageren, hvad der er sket. Send derefter igen, eller skriv, at den er klaret.',
    en: 'The receiver has taken it over but has sent no receipt in time. Find out from the receiver what happened. Then send again, or write that it is handled.',
  },
  'deliveries.noMainDocument': {
    da: 'Sagen har ikke det dokument, som skal stå forrest: Blanketten er ikke sendt ind, eller filen er ikke lagt op. Sørg for, at det kommer med i sagen, og send igen, eller klar afleveringen på anden vis.',
    en: 'The case does not have the document that is to stand first: the form has not been sent in or the file has not been uploaded. See to it that the case gets it and send again, or handle the delivery another way.',
  },
  'deliveries.refused': {
    da: 'Ikke sendt, fordi modtageren har sagt nej til beskeder af den slags. Sagen er gået videre.',
    en: 'Not sent, because the receiver has said no to messages of that kind. The case has gone on.',
  },
  'deliveries.optionOff': {
    da: 'Afleveringen er slået fra i organisationens indstillinger. Bed en administrator om at slå den til, eller klar den på anden vis.',
    en: "The delivery is switched off in the organisation's settings. Ask an administrator to switch it on, or handle it another way.",
  },
});
