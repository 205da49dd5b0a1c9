import { servicePlatformKey } from '../../service-platform/organisation-certificates.ts';
import type { OptionDeclaration } from '../option.ts';
import { digitalPostDelivery } from './digital-post-delivery.ts';
import { nemSmsKind } from './nem-sms/nem-sms-kind.ts';
import { type DigitalPostSettings, DigitalPostSettingsSchema } from './settings.ts';
import { remotePrintTexts } from './texts.ts';

/** Letters to citizens and companies, by Digital Post or on paper, and NemSMS: all go by the post component and one agreement. */
export const remotePrintOption: OptionDeclaration<DigitalPostSettings> = {
  key: 'remote-print',
  title: remotePrintTexts['remote-print.title'],
  intro: remotePrintTexts['remote-print.intro'],
  settings: DigitalPostSettingsSchema,
  deliveries: [digitalPostDelivery, nemSmsKind],
  worksBy: [servicePlatformKey],
};
