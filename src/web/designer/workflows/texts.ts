import { flowTexts } from '../../../workflows/design/texts.ts';
import { flowPageTexts } from './page-texts.ts';
import { flowPropertyTexts } from './property-texts.ts';
import { flowSmsTexts } from './sms-texts.ts';

/** All texts of the workflow designer; the browser loads them in both languages. */
export const flowDesignerTexts = { ...flowTexts, ...flowPageTexts, ...flowPropertyTexts, ...flowSmsTexts };

export type FlowDesignerKey = keyof typeof flowDesignerTexts;
