/** The links in a text, as a gateway's filter sees them. */
const linksIn = (text: string): readonly string[] =>
  (text.match(/(?:https?:\/\/|www\.)[^\s<>"]+/gi) ?? []).map((link) => link.replace(/[.,;:!?)]+$/, ''));

/**
 * Whether every link of a text is on an account's list: a bare domain allows all links to it (and below it), a full link itself alone.
 */
export function linksAreAllowed(text: string, allowed: readonly string[]): boolean {
  return linksIn(text).every((link) => {
    const whole = /^https?:/i.test(link) ? link : `http://${link}`;
    if (!URL.canParse(whole)) return false;
    const { hostname } = new URL(whole);
    return allowed.some((each) =>
      each.includes('/') ? each === link || each === whole : hostname === each || hostname.endsWith(`.${each}`),
    );
  });
}
