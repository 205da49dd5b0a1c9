/**
 * Keeps a part of the page as the server would draw it now: `data-live` says after how many milliseconds to look again. While it
 * goes on, what is marked `data-live-part` is replaced, so that the focus and what is read aloud stay where they are; once the
 * server's part is no longer live, all of it is, and the focus goes to its heading.
 */
export function startLivePart(part: HTMLElement): void {
  const milliseconds = Number(part.dataset.live);
  for (const link of part.querySelectorAll<HTMLElement>('[data-live-refresh]')) link.hidden = true;
  const look = async (): Promise<void> => {
    const drawn = document.visibilityState === 'hidden' ? null : await drawnNow(part.id);
    if (drawn === null || drawn.dataset.live !== undefined) {
      if (drawn) replaceParts(part, drawn);
      setTimeout(look, milliseconds);
      return;
    }
    const hadFocus = part.contains(document.activeElement) || document.activeElement === document.body;
    delete part.dataset.live;
    part.replaceChildren(...drawn.childNodes);
    if (hadFocus) part.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  };
  setTimeout(look, milliseconds);
}

/** The part as the server draws it; null when it can't be reached, or shows another page, such as the log-in. */
async function drawnNow(id: string): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(id);
  } catch {
    return null;
  }
}

function replaceParts(part: HTMLElement, drawn: HTMLElement): void {
  for (const old of part.querySelectorAll<HTMLElement>('[data-live-part]')) {
    const now = drawn.querySelector(`[data-live-part="${old.dataset.livePart}"]`);
    if (now && now.innerHTML !== old.innerHTML) old.replaceChildren(...now.childNodes);
  }
}
