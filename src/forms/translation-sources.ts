import Type from 'typebox';
import { onlySuchKeys } from './base-field.ts';

/** By language and place, digests of the Danish texts that outdated translations were made from; see `design/translations.ts`. */
export const TranslationSourcesSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' }),
  Type.Record(Type.String({ maxLength: 400 }), Type.String({ pattern: '^[0-9a-f]{16}$' })),
  onlySuchKeys,
);
