import { readPageTexts } from '../read-page-texts.ts';
import { markTexts } from './mark-texts.ts';
import { startDesigner } from './start-designer.tsx';

readPageTexts(document);
markTexts();
// The designer's pages are nothing without this.
startDesigner(document);
