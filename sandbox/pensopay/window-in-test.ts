/** Posts a form of the payment window as a browser without JavaScript does. */
async function post(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

/** Pays by card in a payment window. @returns where the window sends the citizen, or the status of the page that it shows instead */
export async function payByCard(link: string, number: string): Promise<string | number> {
  const answer = await post(`${link}/kort`, {
    'card-number': number,
    'card-expiration-date': '09/29',
    'card-cvv': '123',
  });
  await answer.arrayBuffer();
  return answer.headers.get('location') ?? answer.status;
}

/** Answers the bank's question after a card that needs 3-D Secure. */
export async function answerBank(link: string, answer: 'approve' | 'decline'): Promise<string | number> {
  const answered = await post(`${link}/3d-secure`, { answer });
  await answered.arrayBuffer();
  return answered.headers.get('location') ?? answered.status;
}

/** Chooses MobilePay in the window and answers on the phone; where the window leads then. */
export async function payByPhone(link: string, answer: 'approve' | 'decline'): Promise<string | number> {
  await (await post(`${link}/mobilepay`, { 'phone-number': '20 30 40 50' })).arrayBuffer();
  await (await post(link.replace('/vindue/', '/telefon/'), { answer })).arrayBuffer();
  const window = await fetch(`${link}/mobilepay`, { redirect: 'manual' });
  await window.arrayBuffer();
  return window.headers.get('location') ?? window.status;
}
