import { failure } from './look-up-failure.ts';
import type { LookUpFailure } from './register.ts';

/** What a register that answers in JSON needs to be called. */
export interface JsonAccess {
  /** Without a slash at the end. */
  readonly url: string;
  /** Goes out as the parameter `token`. */
  readonly token: string;
  /** Time limit of one call; 5,000 when absent. */
  readonly timeoutMilliseconds?: number;
}

const longestAnswer = 1_000_000;

/** Asks with GET. The answer's body, or a failure whose detail holds nothing of the question. */
export async function callJson(
  access: JsonAccess,
  path: string,
  question: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<{ readonly ok: true; readonly body: unknown } | LookUpFailure> {
  const url = new URL(`${access.url}${path}`);
  for (const [name, value] of Object.entries({ ...question, token: access.token })) url.searchParams.set(name, value);
  const limit = AbortSignal.timeout(access.timeoutMilliseconds ?? 5_000);
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    });
    const text = await boundedText(answer);
    if (answer.status === 404) return failure('not-found', 'HTTP 404');
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      return failure('refused', `HTTP ${answer.status}`);
    }
    if (!answer.ok) return failure('unavailable', `HTTP ${answer.status}`);
    return { ok: true, body: JSON.parse(text) };
  } catch (error) {
    return failure('unavailable', error instanceof Error ? error.name : 'no answer');
  }
}

async function boundedText(answer: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const piece of answer.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > longestAnswer) throw new Error('a longer answer than is read');
  }
  return text + decoder.decode();
}
