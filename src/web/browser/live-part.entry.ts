import { startLivePart } from './live-part/start-live-part.ts';

// Without this the page has a link that loads it again.
for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) startLivePart(part);
