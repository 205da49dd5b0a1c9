import type { DesignerPart } from '../../designer-part.ts';
import type { MapPointField } from './schema.ts';

export const mapPointDesigner: DesignerPart<MapPointField> = {
  name: { da: 'Punkt på kort', en: 'Point on a map' },
  purpose: { da: 'Et sted, sat på et kort eller skrevet.', en: 'A place, set on a map or written.' },
  group: 'place',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'mapPoint', key, label: { da: 'Sted', en: 'Place' } }),
};
