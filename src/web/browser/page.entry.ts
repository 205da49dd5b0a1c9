import { focusErrorSummary } from './error-summary.ts';
import { forgetPost } from './forget-post.ts';
import { closeOnOutside } from './language-menu.ts';
import { warnBeforeSessionEnds } from './session-warning.ts';
import { watchForNews } from './watch-for-news.ts';

// Every page loads this; it must stay small, and every page must work without it.
focusErrorSummary(document);
closeOnOutside(document);
forgetPost();
watchForNews(document);
warnBeforeSessionEnds(document);
