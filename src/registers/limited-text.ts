/** The body of an answer as text, read no further than `maximumBytes`. Accepts UTF-8 and what the content type names. */
export async function limitedText(
  response: Response,
  maximumBytes: number,
): Promise<{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string }> {
  const decoder = decoderOf(response.headers.get('content-type') ?? '');
  if (decoder === undefined) return { ok: false, problem: 'an answer in an unknown character set' };
  let text = '';
  let bytes = 0;
  // Leaving the loop early cancels the stream and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maximumBytes) return { ok: false, problem: `an answer longer than ${maximumBytes} bytes` };
    const decoded = decode(decoder, chunk);
    if (decoded === undefined) return { ok: false, problem: 'an answer with bytes that are no text' };
    text += decoded;
  }
  const rest = decode(decoder);
  return rest === undefined
    ? { ok: false, problem: 'an answer that ends inside a character' }
    : { ok: true, text: text + rest };
}

function decoderOf(contentType: string): TextDecoder | undefined {
  const [, charset = 'utf-8'] = /charset="?([^";\s]+)/i.exec(contentType) ?? [];
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return undefined;
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string | undefined {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    return undefined;
  }
}
