/** Where the citizen's pages are. `slug` is the organisation's, `form` the form's key; the ids are UUIDs. */
export const addresses = {
  front: (slug: string) => `/${slug}/`,
  form: (slug: string, form: string) => `/${slug}/blanket/${form}`,
  start: (slug: string, form: string) => `/${slug}/blanket/${form}/start`,
  startAnonymous: (slug: string, form: string) => `/${slug}/blanket/${form}/start-uden-login`,
  /** Opens a draft that was begun without a log-in, in whatever browser. */
  resume: (slug: string, token: string) => `/${slug}/fortsaet/${token}`,
  /** Makes the link of {@link addresses.resume}. */
  keep: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/gem`,
  /** Closes a draft without log-in in this browser. */
  leave: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/luk`,
  anonymousReceipt: (slug: string, id: string) => `/${slug}/kvittering/${id}`,
  anonymousPayment: (slug: string, id: string, payment: string) => `/${slug}/kvittering/${id}/betaling/${payment}`,
  anonymousReceiptPdf: (slug: string, id: string) => `/${slug}/kvittering/${id}/pdf`,
  version: (slug: string, form: string, version: string) => `/${slug}/blanket/${form}/version/${version}.json`,
  picture: (slug: string, form: string, version: string, field: string) =>
    `/${slug}/blanket/${form}/version/${version}/billede/${encodeURIComponent(field)}`,
  fill: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}`,
  page: (slug: string, form: string, draft: string, page: string) => `/${slug}/blanket/${form}/udfyld/${draft}/${page}`,
  review: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/gennemse`,
  /** Asks before whoever acts for somebody changes to another. */
  switchSubject: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/skift`,
  /** Asks CPR once more for a draft that was begun while it was silent. */
  askRegister: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/cpr`,
  send: (slug: string, form: string, draft: string) => `/${slug}/blanket/${form}/udfyld/${draft}/send`,
  draftFile: (slug: string, form: string, draft: string, file: string) =>
    `/${slug}/blanket/${form}/udfyld/${draft}/fil/${file}`,
  cases: (slug: string) => `/${slug}/mine-sager`,
  /** What one chooses about SMS, and the number that they go to. */
  sms: (slug: string) => `/${slug}/mine-sager/sms`,
  smsNumber: (slug: string) => `/${slug}/mine-sager/sms/nummer`,
  smsCode: (slug: string) => `/${slug}/mine-sager/sms/kode`,
  removeSmsNumber: (slug: string) => `/${slug}/mine-sager/sms/fjern`,
  /** Where an invited person is led to: it opens their form after the log-in. */
  invitation: (slug: string, draft: string) => `/${slug}/mine-sager/invitation/${draft}`,
  decline: (slug: string, draft: string) => `/${slug}/mine-sager/invitation/${draft}/nej`,
  annul: (slug: string, id: string) => `/${slug}/mine-sager/${id}/annuller`,
  deleteDraft: (slug: string, draft: string) => `/${slug}/mine-sager/kladde/${draft}/slet`,
  case: (slug: string, id: string) => `/${slug}/mine-sager/${id}`,
  /** Shows whole CPR numbers of the case once. */
  caseCpr: (slug: string, id: string) => `/${slug}/mine-sager/${id}/cpr`,
  /** What is to be paid in a case, and what became of it. */
  payment: (slug: string, id: string, payment: string) => `/${slug}/mine-sager/${id}/betaling/${payment}`,
  receipt: (slug: string, id: string) => `/${slug}/mine-sager/${id}/kvittering`,
  message: (slug: string, id: string) => `/${slug}/mine-sager/${id}/besked`,
  sent: (slug: string, id: string, delivery: string, attempt: number, position: number) =>
    `/${slug}/mine-sager/${id}/sendt/${delivery}/${attempt}/${position}`,
  document: (slug: string, id: string, document: string) => `/${slug}/mine-sager/${id}/dokument/${document}`,
  /** The receipt of a sending-in whose PDF may not have been made yet. */
  receiptPdf: (slug: string, id: string, sequence: number) =>
    `/${slug}/mine-sager/${id}/dokument/kvittering-${sequence}`,
  /** `ways`: those alone that a form allows. */
  login: (slug: string, returnTo: string, level: string, ways?: readonly string[]) =>
    `/${slug}/login/mitid?${new URLSearchParams({ tilbage: returnTo, niveau: level, ...(ways ? { veje: ways.join(' ') } : {}) })}`,
  loginEmployee: (slug: string, returnTo: string) =>
    `/${slug}/login/medarbejder?${new URLSearchParams({ tilbage: returnTo })}`,
} as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id; the database refuses to compare ids with anything else. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
