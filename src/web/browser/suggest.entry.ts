import { startSuggestions } from './suggest/start-suggestions.ts';

// Without this the button beside the input finds addresses.
for (const box of document.querySelectorAll<HTMLElement>('[data-suggest]')) startSuggestions(box);
