import { digitalPostDelivery } from './digital-post-delivery.ts';
import { DigitalPostSettingsSchema } from './settings.ts';
import { remotePrintTexts } from './texts.ts';

/** Letters to citizens and companies. What stands here is Digital Post; physical letters come beside it. */
export const remotePrintOption = {
  key: 'remote-print',
  title: remotePrintTexts['remote-print.title'],
  settings: DigitalPostSettingsSchema,
  deliveries: [digitalPostDelivery],
  texts: remotePrintTexts,
} as const;
