import type { Attempted, DeliveryRequest } from '../option.ts';
import { digitalMessage } from './digital-message.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { kombiRequest } from './kombi/kombi-request.ts';
import type { PostPorts } from './ports.ts';
import { type PostKept, readKept } from './post-course.ts';
import { recipientOf, titleOf } from './prepare-post.ts';
import { rejection } from './rejection.ts';
import { notSent, sendBody } from './send-body.ts';
import type { DigitalPostSettings } from './settings.ts';

type Request = DeliveryRequest<DigitalPostInput>;
type Ports = Pick<PostPorts, 'physicalRequest' | 'sendKombi'>;

/** Makes one attempt the way that was settled: a MeMo message, or a letter to print. */
export function sendPost(ports: Ports) {
  return async (given: Request, settings: DigitalPostSettings): Promise<Attempted> => {
    const kept = readKept(given.kept);
    const recipient = recipientOf(given.input);
    if (!recipient) return notSent(rejection('no-recipient'));
    if (!kept) throw new Error('A delivery is sent whose way is not settled.');
    const request: Request = { ...given, input: { ...given.input, recipient, title: titleOf(given.input) } };
    return kept.way === 'digital' ? sendDigital(request, settings, kept) : sendLetter(request, settings, kept);
  };

  async function sendDigital(request: Request, settings: DigitalPostSettings, kept: PostKept): Promise<Attempted> {
    const message = digitalMessage(request, settings);
    if ('outcome' in message) return notSent(message);
    return sendBody(ports, kombiRequest('Digital Post', message), request, settings, kept.way);
  }

  async function sendLetter(request: Request, settings: DigitalPostSettings, kept: PostKept): Promise<Attempted> {
    const { address, letter } = kept;
    if (!address || !letter || !request.document) throw new Error('A letter is sent that was not made.');
    const printed = { ...letter, pdf: await request.document.content() };
    const shipment = ports.physicalRequest(printed, address, request, settings);
    if ('outcome' in shipment) return notSent(shipment);
    return sendBody(ports, kombiRequest('Fysisk Post', shipment), request, settings, kept.way);
  }
}
