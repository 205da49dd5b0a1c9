import type { Refusal } from './refusal.ts';

/** An answer as `withFaults` sends it. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const type = 'application/xml; charset=utf-8';
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);
const response = (content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kombi_response>${content}</kombi_response>\n`;
const reaction = (content: string) =>
  `<HovedoplysningerSvarREST><SvarReaktion>${content}</SvarReaktion></HovedoplysningerSvarREST>`;

/** The message is taken over. */
export function received(transmissionId: string): Answer {
  const notice = '<Advis><AdvisId>0</AdvisId><AdvisTekst>Received</AdvisTekst></Advis>';
  const content = `<Result>true</Result><TransmissionID>${transmissionId}</TransmissionID>${reaction(notice)}`;
  return { status: 200, type, body: response(content) };
}

/** The message is refused. */
export function refused({ status, code, text }: Refusal): Answer {
  const fault = `<Fejl><FejlId>${code}</FejlId><FejlKode>${code}</FejlKode><FejlTekst>${escaped(text)}</FejlTekst></Fejl>`;
  return { status, type, body: response(`<Result>false</Result>${reaction(fault)}`) };
}
