import { servicePlatformKey } from '../../service-platform/organisation-certificates.ts';
import type { OptionDeclaration } from '../option.ts';
import { digitalPostDelivery } from './digital-post-delivery.ts';
import { type DigitalPostSettings, DigitalPostSettingsSchema } from './settings.ts';
import { remotePrintTexts } from './texts.ts';

/** Letters to citizens and companies. What stands here is Digital Post; physical letters come beside it. */
export const remotePrintOption: OptionDeclaration<DigitalPostSettings> = {
  key: 'remote-print',
  title: remotePrintTexts['remote-print.title'],
  intro: remotePrintTexts['remote-print.intro'],
  settings: DigitalPostSettingsSchema,
  deliveries: [digitalPostDelivery],
  worksBy: [servicePlatformKey],
};
