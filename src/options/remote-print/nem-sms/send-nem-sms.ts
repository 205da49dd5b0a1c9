import type { Attempted, CaseInput, DeliveryRequest } from '../../option.ts';
import { kombiRequest } from '../kombi/kombi-request.ts';
import type { NemSmsPorts } from '../ports.ts';
import { notSent, sendBody } from '../send-body.ts';
import type { DigitalPostSettings } from '../settings.ts';
import { keptNemSms } from './kept-nem-sms.ts';
import { nemSmsMessage } from './nem-sms-message.ts';
import { ofNemSms } from './own-words.ts';
import { personOf } from './prepare-nem-sms.ts';

/** Makes one attempt: the same bytes under the same messageUUID each time, so that the service knows a repeated one again. */
export function sendNemSms(ports: Pick<NemSmsPorts, 'sendKombi'>) {
  return async (request: DeliveryRequest<CaseInput>, settings: DigitalPostSettings): Promise<Attempted> => {
    const kept = keptNemSms(request.kept);
    if (!kept) throw new Error('A NemSMS is sent that was not written.');
    const person = personOf(request.input);
    if ('outcome' in person) return notSent(person);
    const message = nemSmsMessage(request, kept, person, settings);
    if ('outcome' in message) return notSent(message);
    const attempted = await sendBody(ports, kombiRequest('NemSMS', message), request, settings, 'digital');
    const { outcome } = attempted;
    return outcome.outcome === 'rejected' ? { ...attempted, outcome: ofNemSms(outcome) } : attempted;
  };
}
