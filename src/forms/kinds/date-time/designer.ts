import type { DesignerPart } from '../../designer-part.ts';
import { newLabel } from '../new-label.ts';
import type { DateTimeField } from './schema.ts';

export const dateTimeDesigner: DesignerPart<DateTimeField> = {
  name: { da: 'Dato og klokkeslæt', en: 'Date and time' },
  purpose: { da: 'Et tidspunkt på en bestemt dag.', en: 'A time on a certain day.' },
  group: 'time',
  without: [],
  properties: [],
  create: (key) => ({ kind: 'dateTime', key, label: newLabel }),
};
