import type { Text } from '../../texts/catalogue.ts';
import type { DeliveryPreview, DeliveryRequest } from '../option.ts';
import { channelOf } from './channel.ts';
import { digitalMessage } from './digital-message.ts';
import type { DigitalPostInput } from './digital-post-input.ts';
import { measureLetter } from './letter/measure-letter.ts';
import { recipientOf, titleOf } from './prepare-post.ts';
import type { DigitalPostSettings } from './settings.ts';

type Measured = Pick<DeliveryRequest<DigitalPostInput>, 'key' | 'input' | 'files' | 'createdAt'>;

/**
 * What a delivery comes to whichever way it may go, before it is sent: what Digital Post would surely refuse of it, such as files over its
 * limit, and as a letter its pages and price or why it can't be printed. Undefined where there is nothing to say.
 */
export async function measurePost(
  request: Measured,
  settings: DigitalPostSettings,
): Promise<DeliveryPreview | undefined> {
  const problem = digitalProblem(request, settings);
  const letter = await measureLetter(request, settings);
  return problem ? { parts: letter?.parts ?? [], problem } : letter;
}

function digitalProblem(request: Measured, settings: DigitalPostSettings): Text | undefined {
  const { input, files } = request;
  const recipient = recipientOf(input);
  const { senderCvr, senderName, systemName, channel } = settings;
  // What is missing is told where workflows are published, and of the recipient in the preview itself.
  if (!recipient || files.length === 0 || !senderCvr || !senderName || !systemName) return undefined;
  if (channelOf(channel, input.fields?.channel) === 'letter-always') return undefined;
  const message = digitalMessage({ ...request, input: { ...input, recipient, title: titleOf(input) } }, settings);
  return 'outcome' in message ? message.reason : undefined;
}
