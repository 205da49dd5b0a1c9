import { readPageTexts } from '../read-page-texts.ts';
import { startDesigner } from './start-designer.tsx';

readPageTexts(document);
// The designer's pages are nothing without this.
startDesigner(document);
