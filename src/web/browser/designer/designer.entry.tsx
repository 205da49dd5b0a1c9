import { startDesigner } from './start-designer.tsx';

// The designer's pages are nothing without this.
startDesigner(document);
