/** Pauses between questions, in milliseconds: often at first, seldom after a while, and at last not at all. */
const pauses = [...Array(15).fill(2_000), ...Array(24).fill(5_000), ...Array(30).fill(20_000)];

/**
 * Goes to another page as soon as there is news: asks the address in `data-news` until it answers `{"news": true}`, then opens
 * the one in `data-then`. The page has links that do the same, so nothing is lost where this can't run.
 */
export function watchForNews(document: Document): void {
  const element = document.querySelector<HTMLElement>('[data-news]');
  const { news, then } = element?.dataset ?? {};
  if (news === undefined || then === undefined) return;
  let asked = 0;
  const ask = async (): Promise<void> => {
    const answer = await fetch(news).catch(() => null);
    const told: unknown = answer?.ok === true ? await answer.json().catch(() => null) : null;
    if (typeof told === 'object' && told !== null && 'news' in told && told.news === true) location.replace(then);
    else next();
  };
  const next = (): void => {
    const pause = pauses[asked];
    asked += 1;
    if (pause !== undefined) setTimeout(ask, pause);
  };
  next();
}
