/**
 * Keeps a part of the page as the server would draw it now: `data-live` says after how many milliseconds to look again. While it
 * goes on, what is marked `data-live-part`, here or elsewhere on the page, is replaced, so that the focus and what is read aloud
 * stay where they are; once the server's part is no longer live, all of it is, and the focus goes to its heading.
 */
export function startLivePart(part: HTMLElement): void {
  const milliseconds = Number(part.dataset.live);
  for (const link of part.querySelectorAll<HTMLElement>('[data-live-refresh]')) link.hidden = true;
  const look = async (): Promise<void> => {
    const drawn = document.visibilityState === 'hidden' ? null : await pageNow();
    if (drawn) replaceParts(drawn);
    const now = drawn?.getElementById(part.id);
    if (!now || now.dataset.live !== undefined) {
      setTimeout(look, milliseconds);
      return;
    }
    const hadFocus = part.contains(document.activeElement) || document.activeElement === document.body;
    delete part.dataset.live;
    part.replaceChildren(...now.childNodes);
    if (hadFocus) part.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  };
  setTimeout(look, milliseconds);
}

/** The page as the server draws it, or another in its place, such as the log-in; null when it can't be reached. */
async function pageNow(): Promise<Document | null> {
  try {
    const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function replaceParts(drawn: Document): void {
  for (const old of document.querySelectorAll<HTMLElement>('[data-live-part]')) {
    const now = drawn.querySelector(`[data-live-part="${old.dataset.livePart}"]`);
    if (now && now.innerHTML !== old.innerHTML) old.replaceChildren(...now.childNodes);
  }
}
