import { localeOf } from '../../texts/locale.ts';

/** How long before the end the page warns: WCAG 2.2, 2.2.1 asks for 20 seconds. */
const warningSeconds = 120;

/** When a log-in ends, in milliseconds since 1970 by this browser's clock. */
interface End {
  readonly idle: number;
  readonly last: number;
}

/**
 * Warns before the log-in ends and lets one stay by one press, as often as wanted until its last hour (WCAG 2.2, 2.2.1). When it
 * has ended, says so at once and leaves the page as it is: what is typed can be sent after a new log-in in another window.
 * Pages of one organisation tell each other when one of them has been used.
 */
export function warnBeforeSessionEnds(document: Document): void {
  const dialog = document.querySelector<HTMLDialogElement>('#session-warning');
  const text = document.getElementById('session-warning-text');
  const title = document.getElementById('session-warning-title');
  if (dialog === null || text === null || title === null) return;
  const { idle = '', ends = '', stay = '', csrf = '', ...words } = dialog.dataset;
  const button = (name: string) => dialog.querySelector<HTMLElement>(`[data-do="${name}"]`);
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(stay) : null;
  const opened = Date.now();
  const last = ahead(ends);
  const idleMilliseconds = Number(idle) * 1_000;
  let end: End = { idle: Math.min(last, opened + idleMilliseconds), last };
  let state: 'quiet' | 'warned' | 'dismissed' | 'over' = 'quiet';

  const show = (heading: string | undefined, line: string | undefined, buttons: readonly string[]): void => {
    title.textContent = heading ?? '';
    text.textContent = (line ?? '').replace('{time}', timeOf(end.idle, document));
    for (const name of ['stay', 'login', 'close']) {
      const each = button(name);
      if (each !== null) each.hidden = !buttons.includes(name);
    }
    if (!dialog.open) dialog.showModal();
  };

  const look = (): void => {
    const left = end.idle - Date.now();
    // Of a very short idle time half is left for working.
    const warning = Math.min(warningSeconds * 1_000, idleMilliseconds / 2);
    if (left <= 0) {
      if (state !== 'over') show(words.overTitle, words.over, ['login', 'close']);
      state = 'over';
    } else if (left <= warning) {
      const isLast = end.idle >= end.last;
      if (state === 'quiet') show(words.title, isLast ? words.last : words.text, [isLast ? 'close' : 'stay']);
      if (state === 'quiet') state = 'warned';
    } else if (state !== 'quiet') {
      state = 'quiet';
      if (dialog.open) dialog.close();
    }
  };

  const extend = (next: End, tell: boolean): void => {
    if (next.idle <= end.idle && next.last <= end.last) return;
    end = next;
    if (tell) others?.postMessage(end);
    look();
  };

  const keep = async (): Promise<void> => {
    try {
      const answer = await fetch(stay, {
        method: 'POST',
        headers: { 'x-csrf-token': csrf, accept: 'application/json' },
      });
      if (answer.ok) {
        const { idleSeconds, endsAt }: { idleSeconds: number; endsAt: string } = await answer.json();
        const until = ahead(endsAt);
        state = 'warned';
        extend({ idle: Math.min(until, Date.now() + idleSeconds * 1_000), last: until }, true);
      } else if (answer.status === 401 || answer.status === 403) {
        end = { idle: Date.now(), last: end.last };
        look();
      }
    } catch {
      // No connection: the warning stays, and one can try again.
    }
  };

  button('stay')?.addEventListener('click', () => void keep());
  button('close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    if (state === 'warned') state = 'dismissed';
  });
  others?.addEventListener('message', ({ data }: MessageEvent<End>) => {
    if (state === 'over' || data.last > end.last) state = 'dismissed';
    extend(data, false);
  });
  document.addEventListener('visibilitychange', look);
  window.setInterval(look, 1_000);
  others?.postMessage(end);
}

/**
 * A moment by the server's clock, as far as this browser's can be held against it. What the server has just answered to has not
 * ended: a moment that has passed here says that the clocks differ, and then how long a log-in may be idle is all there is to go by.
 */
function ahead(moment: string): number {
  const at = Date.parse(moment);
  return at > Date.now() ? at : Number.POSITIVE_INFINITY;
}

function timeOf(at: number, document: Document): string {
  return new Intl.DateTimeFormat(localeOf(document.documentElement.lang || 'da'), { timeStyle: 'short' }).format(at);
}
