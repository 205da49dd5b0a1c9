import type { DesignerPart } from '../../designer-part.ts';
import type { MapAreaField } from './schema.ts';

export const mapAreaDesigner: DesignerPart<MapAreaField> = {
  name: { da: 'Område på kort', en: 'Area on a map' },
  purpose: { da: 'Et område, tegnet på et kort eller skrevet.', en: 'An area, drawn on a map or written.' },
  group: 'place',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'mapArea', key, label: { da: 'Område', en: 'Area' } }),
};
