import type { BothTexts } from '../../texts/catalogue.ts';

/** What workflows say that are made from a template; their designers rewrite it. */
export const templateTexts = {
  fill: { da: 'Udfyld', en: 'Fill in' },
  fillNow: { da: 'Vi venter på, at du retter det, vi har spurgt om.', en: 'We are waiting for your correction.' },
  fillNext: { da: 'Når du har sendt rettelsen, behandler vi sagen.', en: 'Once you have sent it, we handle the case.' },
  handle: { da: 'Behandl', en: 'Handle' },
  handleNow: { da: 'Vi behandler din sag.', en: 'We are handling your case.' },
  handleNext: { da: 'Du får besked, når vi har afgjort den.', en: 'You will be told when we have decided it.' },
  grantLetter: { da: 'Send tilsagn', en: 'Send the consent' },
  grantText: { da: 'Vi har godkendt det, du har bedt om.', en: 'We have granted what you asked for.' },
  refuseLetter: { da: 'Send afslag', en: 'Send the refusal' },
  refuseText: { da: 'Vi kan ikke godkende det, du har bedt om.', en: 'We cannot grant what you asked for.' },
  refuseReason: { da: 'Begrundelsen er: {{decision.reason}}', en: 'The reason is: {{decision.reason}}' },
  letterNow: {
    da: 'Vi har afgjort din sag og sender dig et brev.',
    en: 'We have decided and are sending you a letter.',
  },
  letterNext: { da: 'Du får brevet i Digital Post.', en: 'You will get the letter by Digital Post.' },
  granted: { da: 'Godkendt', en: 'Granted' },
  grantedNow: { da: 'Din sag er godkendt.', en: 'Your case has been granted.' },
  nothingMore: { da: 'Du skal ikke gøre mere.', en: 'You need do nothing more.' },
  refused: { da: 'Afslået', en: 'Refused' },
  refusedNow: { da: 'Sagen er afsluttet med et afslag.', en: 'The case ended with a refusal.' },
  refusedNext: {
    da: 'Du kan sende en ny blanket, hvis noget har ændret sig.',
    en: 'You can send a new form if something has changed.',
  },
  refuseNotice: { da: 'Besked om afslag', en: 'Notice of refusal' },
  tell: { da: 'Besked om godkendelse', en: 'Notice of consent' },
  tellText: { da: 'Vi har godkendt det, du har bedt om.', en: 'We have granted what you asked for.' },
  otherParent: { da: 'Den anden forælder udfylder', en: 'The other parent fills in' },
  otherParentNow: { da: 'Vi venter på den anden forælder.', en: 'We are waiting for the other parent.' },
  otherParentNext: { da: 'Derefter behandler vi sagen.', en: 'Then we handle the case.' },
  otherParentInvitation: {
    da: 'Den anden forælder har sendt en ansøgning, som du også skal svare på. Log ind med MitID på linket.',
    en: 'The other parent has sent an application that you must answer too. Log in with MitID at the link.',
  },
  landlord: { da: 'Udlejeren udfylder', en: 'The landlord fills in' },
  landlordNow: { da: 'Vi venter på oplysninger fra din udlejer.', en: 'We are waiting for your landlord.' },
  landlordNext: { da: 'Derefter behandler vi sagen.', en: 'Then we handle the case.' },
  landlordInvitation: {
    da: 'En lejer har søgt om noget, som vi skal bruge dine oplysninger til. Udfyld blanketten på linket.',
    en: 'A tenant has applied for something for which we need your information. Fill in the form at the link.',
  },
  askApplicant: { da: 'Udlejeren har ikke svaret', en: 'The landlord has not answered' },
  askApplicantText: {
    da: 'Din udlejer har ikke svaret. Vi behandler sagen med de oplysninger, vi har.',
    en: 'Your landlord has not answered. We handle the case with the information we have.',
  },
} as const satisfies Readonly<Record<string, BothTexts>>;
