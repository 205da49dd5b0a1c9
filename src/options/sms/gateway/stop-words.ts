/** How people ask that no more is sent, in Danish and English, alone or after the organisation's keyword. */
const stops = /^\s*(?:\S{1,20}\s+)?(?:stop|afmeld|frameld|unsubscribe)\s*(?:alle?|all|sms)?\s*[.!]*\s*$/i;

/** Whether an incoming text asks that no more is sent. A longer text that only mentions the word does not. */
export const asksToStop = (text: string): boolean => stops.test(text);
