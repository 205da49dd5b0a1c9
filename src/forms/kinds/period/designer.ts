import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { PeriodField } from './schema.ts';

export const periodDesigner: DesignerPart<PeriodField> = {
  name: { da: 'Periode', en: 'Period' },
  purpose: { da: 'En første og en sidste dag.', en: 'A first and a last day.' },
  group: 'time',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'period', key, label: newLabel }),
};
