/**
 * Makes the page's place in the browser's history one that was asked for rather than sent to, so that going back to a page
 * with errors shows it again instead of the browser's question about sending the form once more.
 */
export function forgetPost(): void {
  history.replaceState(history.state, '', location.href);
}
