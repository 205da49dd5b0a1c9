/** The parts of an X.509 subject name that the Context Handler writes: `C=DK,O=<cvr>,CN=<name>,Serial=<uuid>`. */
export interface SubjectName {
  readonly cvr: string;
  readonly uuid: string;
  readonly name: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads such a name; null for what is none. Values may be quoted or hold what is escaped (RFC 4514). A part that stands twice
 * refuses the name: somebody may be called what looks like another's number.
 */
export function readSubjectName(text: string): SubjectName | null {
  const parts = new Map<string, string>();
  for (const part of split(text)) {
    const equals = part.indexOf('=');
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = equals < 1 ? null : unescaped(part.slice(equals + 1).trim());
    if (value === null || value === '' || parts.has(key)) return null;
    parts.set(key, value);
  }
  const [cvr, name, serial] = ['o', 'cn', 'serial'].map((key) => parts.get(key) ?? '');
  if (!/^\d{8}$/.test(cvr ?? '') || !name || !uuid.test(serial ?? '')) return null;
  return { cvr: cvr ?? '', name, uuid: (serial ?? '').toLowerCase() };
}

/** Splits at commas that are neither escaped nor within quotes. */
function split(text: string): readonly string[] {
  return text.match(/(?:[^,"\\]|\\.|"(?:[^"\\]|\\.)*"?)+/gs) ?? [];
}

/** A value without its quotes and escapes; null for one that can't be read. */
function unescaped(written: string): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(written)?.[1];
  const inner = quoted ?? written;
  if (quoted === undefined && inner.replace(/\\./gs, '').includes('"')) return null;
  try {
    // Bytes that are escaped one after the other are of one UTF-8 text.
    return inner.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gis, (_all, bytes: string | undefined, one: string) =>
      bytes === undefined
        ? one
        : new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes.replaceAll('\\', ''), 'hex')),
    );
  } catch {
    return null;
  }
}
