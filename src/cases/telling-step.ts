/** What stands in place of a step's key where a delivery tells a citizen of news: it belongs to no step, and the case waits for none. */
export const tellingStep = '';
