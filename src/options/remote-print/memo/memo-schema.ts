import { schemaIn } from '../xsd.ts';

/**
 * What the MeMo 1.2 schema holds against a parsed message, with line numbers; empty when it is valid. The schema and those of
 * the models it borrows from lie in this folder.
 */
export const schemaFaults = schemaIn('memo', [
  'memo-1.2.xsd',
  'imported/core.xsd',
  'imported/education.xsd',
  'imported/form.xsd',
  'imported/health-organisation.xsd',
  'imported/kle.xsd',
  'imported/location-number.xsd',
  'imported/motor-vehicle.xsd',
]);
