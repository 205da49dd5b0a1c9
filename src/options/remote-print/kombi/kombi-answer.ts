import { XmlDocument, XmlParseError } from 'libxml2-wasm';
import { safeParsing } from '../xsd.ts';

/**
 * What a `kombi_response` says. `received`: taken over. `refused`: a person must correct something. `unreadable`: it isn't
 * an answer of the service (an error page of something in between, half an answer, nothing at all).
 */
export type KombiAnswer =
  | { readonly kind: 'received'; readonly transmissionId?: string }
  | { readonly kind: 'refused'; readonly code?: string; readonly transmissionId?: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The text of each element under its name in small letters; the first where a name comes again. */
function textsByName(document: XmlDocument): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const element of document.find('//*[not(*)]')) {
    const name = ('name' in element && typeof element.name === 'string' ? element.name : '').toLowerCase();
    if (!texts.has(name)) texts.set(name, element.content.trim());
  }
  return texts;
}

/** Codes go into reasons that people read, so nothing that could be a person's number or a sentence is let through. */
export function safeCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[\w.:-]{1,80}$/.test(code) && !/\d{8}/.test(code) ? code : undefined;
}

/**
 * Reads a `kombi_response` (SF1601 section "Synchronous response") as its other clients do: element names in any letter case,
 * unknown elements passed over, the error code in `FejlKode` or `FejlId`, and success only where `Result` is true and the
 * notice says `Received`.
 */
export function readKombiAnswer(body: string): KombiAnswer {
  try {
    using document = XmlDocument.fromString(body, { option: safeParsing });
    if (document.dtd || document.root.name.toLowerCase() !== 'kombi_response') {
      return { kind: 'unreadable', why: 'the answer is not a kombi_response' };
    }
    const texts = textsByName(document);
    const result = texts.get('result')?.toLowerCase();
    const transmissionId = texts.get('transmissionid') || undefined;
    const code = safeCode(texts.get('fejlkode') || texts.get('fejlid'));
    const isError = texts.has('fejlkode') || texts.has('fejlid') || texts.has('fejltekst');
    if (result === 'false' || result === '0' || (result === undefined && isError)) {
      return { kind: 'refused', code, transmissionId };
    }
    if ((result === 'true' || result === '1') && !isError && texts.get('advistekst')?.toLowerCase() === 'received') {
      return { kind: 'received', transmissionId };
    }
    return { kind: 'unreadable', why: 'the answer has neither Result=false nor the notice Received' };
  } catch (error) {
    if (error instanceof XmlParseError) return { kind: 'unreadable', why: 'the answer is not well-formed XML' };
    throw error;
  }
}
