import { fillText } from '../../texts/catalogue.ts';
import type { Attempted, CaseInput, DeliveryOutcome, DeliveryRequest, Exchange, Kept } from '../option.ts';
import type { Sent } from './gateway/gateway.ts';
import { keepNotTaken, keepSend, keepSms, keptSms } from './kept-sms.ts';
import { openAccount } from './open-account.ts';
import { accountOf, type SmsAccount, type SmsSettings } from './settings.ts';
import { smsOptionTexts as texts } from './texts.ts';
import { accountProblem, writeSms } from './write-sms.ts';

type Request = DeliveryRequest<CaseInput>;

/** How long the gateway's own word is waited for before it is asked: it comes by itself, or it has to be fetched. */
const toldWithin = 15 * 60_000;
const askedAfter = 60_000;

const nothing: Exchange = { request: 'Nothing was sent: our own check stopped it.', answer: '' };

/**
 * Finishes the message before its first attempt: whatever happens after that, the same goes out to the same number. Before each it is
 * kept that it may have been taken, also when the process ends meanwhile.
 */
export async function prepareSms(
  { input, kept, key }: Request,
  settings: SmsSettings,
): Promise<{ readonly keep?: Kept } | Attempted> {
  const at = new Date();
  if (kept && keptSms(kept)) return { keep: keepSend(kept, key, at) };
  const written = writeSms(input, settings);
  if ('problem' in written) {
    const { field, problem } = written;
    return { outcome: { outcome: 'rejected', reason: problem, code: field }, exchange: nothing };
  }
  return { keep: keepSend({ ...kept, ...keepSms(written) }, key, at) };
}

/** Hands the message to its gateway. */
export async function sendSms(request: Request, settings: SmsSettings): Promise<Attempted> {
  const sms = keptSms(request.kept);
  const account = sms && accountOf(settings, sms.account);
  if (!sms || !account) {
    const { problem } = accountProblem(settings, sms?.account);
    return { outcome: { outcome: 'rejected', reason: problem, code: 'account' }, exchange: nothing };
  }
  const gateway = openAccount(account, settings);
  const at = new Date();
  const { to, text, encoding, sender, urgent, hours } = sms;
  const statusUrl = request.receiptUrl ?? '';
  const sent = await gateway.send(
    {
      key: request.key,
      to,
      text,
      encoding,
      sender,
      urgent,
      validitySeconds: hours * 3_600,
      label: account.name,
      statusUrl,
    },
    request.signal,
  );
  const keep = keepOf(sent, request);
  return {
    outcome: outcomeOf(sent, account, at),
    exchange: { request: described(request.key, account, sms), answer: JSON.stringify(sent) },
    keep,
  };
}

function keepOf(sent: Sent, { kept = {}, key }: Request): Kept {
  switch (sent.kind) {
    case 'taken':
      return {
        ...kept,
        reference: sent.reference,
        ...(sent.parts !== undefined && { billedParts: sent.parts }),
        ...(sent.price && { price: sent.price.amountOre, currency: sent.price.currency }),
      };
    case 'lost':
      return kept;
    case 'refused':
    case 'unavailable':
      return keepNotTaken(kept, key);
  }
}

function outcomeOf(sent: Sent, account: SmsAccount, at: Date): DeliveryOutcome {
  switch (sent.kind) {
    case 'taken': {
      const until = new Date(at.getTime() + (account.webhookSecret === undefined ? askedAfter : toldWithin));
      return { outcome: 'awaiting', reference: sent.reference, until };
    }
    case 'refused': {
      const { field, code } = sent;
      // Nothing is wrong with the message, and whoever has the case can't mend an account: it waits until that is done.
      if (field === 'account') return { outcome: 'unavailable', reason: `${account.name}: ${code}` };
      return { outcome: 'rejected', reason: fillText(texts[`sms-option.refused.${field}`], { code }), code: field };
    }
    case 'unavailable':
      return { outcome: 'unavailable', reason: `${account.name}: ${sent.why}` };
    case 'lost':
      return { outcome: 'unavailable', reason: `${account.name}: ${sent.why}`, maybeTaken: true };
  }
}

/** What went out, without the account's secrets. */
function described(key: string, account: SmsAccount, sms: { readonly to: string; readonly text: string }): string {
  const { gateway = 'gatewayapi', name } = account;
  return `${gateway} (${name})\nkey: ${key}\nto: ${sms.to}\n\n${sms.text}`;
}
