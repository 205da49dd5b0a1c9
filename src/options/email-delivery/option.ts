import { tryMailServer } from '../../messages/mail/send-mail.ts';
import type { OptionDeclaration } from '../option.ts';
import type { ConnectedEmail } from './connection.ts';
import { emailKind, healthProblem } from './email-kind.ts';
import { EmailSettingsSchema } from './settings.ts';
import { emailDeliveryTexts } from './texts.ts';

/** E-mail as a delivery. */
export const emailDeliveryOption: OptionDeclaration<ConnectedEmail> = {
  key: 'email-delivery',
  title: emailDeliveryTexts['email-delivery.title'],
  intro: emailDeliveryTexts['email-delivery.intro'],
  settings: EmailSettingsSchema,
  deliveries: [emailKind],
  async health({ sender }, signal) {
    if (!sender) return [{ peer: '', problem: emailDeliveryTexts['email-delivery.rejected.no-server'] }];
    const problem = await tryMailServer(sender.server, { signal });
    return [{ peer: sender.server.host, problem: problem && healthProblem(problem) }];
  },
};
