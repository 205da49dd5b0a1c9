import { readPageTexts } from '../read-page-texts.ts';
import { startWorkflowDesigner } from './start-workflow-designer.tsx';

readPageTexts(document);
// The designer's pages are nothing without this.
startWorkflowDesigner(document);
