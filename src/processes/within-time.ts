/**
 * Calls `work` with a signal that is aborted as soon as `outer` is, for its reason, or after so many milliseconds, with a `TimeoutError`.
 * Nothing of it is left once the work has ended. `AbortSignal.any` with a signal that lives as long as the process keeps some hundred bytes
 * for every call (Node 24), which is a leak where there are millions.
 */
export async function withinTime<T>(
  outer: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const passOn = (): void => controller.abort(outer.reason);
  const giveUp = (): void => controller.abort(new DOMException('It took too long.', 'TimeoutError'));
  if (outer.aborted) passOn();
  outer.addEventListener('abort', passOn, { once: true });
  const timer = setTimeout(giveUp, milliseconds).unref();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', passOn);
  }
}

/** Whether a signal of {@link withinTime} was aborted because its time was over. */
export function isOutOfTime({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
