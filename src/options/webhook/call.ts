/** What came of a call. `body` is at most 64 kB of the answer. */
export type CallAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  /** No answer; `reason` says why, without addresses. */
  | { readonly kind: 'none'; readonly reason: string };

const longestAnswer = 65_536;

/** Calls a receiver. Redirects are not followed: the address is the organisation's own word. Never throws for what it does. */
export async function call(
  url: string,
  request: {
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  },
  signal: AbortSignal,
): Promise<CallAnswer> {
  try {
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    const pieces: Uint8Array[] = [];
    let length = 0;
    // What is longer is read no further; the outcome stands in the status.
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      length += piece.length;
      if (length >= longestAnswer) break;
    }
    const body = Buffer.concat(pieces).subarray(0, longestAnswer).toString('utf8');
    return { kind: 'answer', status: response.status, body };
  } catch (error) {
    return { kind: 'none', reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code;
  return cause instanceof Error ? cause.name : 'no answer';
}
