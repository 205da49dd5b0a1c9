import Type, { type Static } from 'typebox';
import { baseFieldMembers } from '../../base-field.ts';

/** Attached files, each of at most 25 MB. */
export const FilesSchema = Type.Object(
  {
    kind: Type.Literal('files'),
    ...baseFieldMembers,
    /** PDF, JPEG and PNG when absent. The types known are those of `fileTypes`. */
    accept: Type.Optional(
      Type.Array(
        Type.Union([
          Type.Literal('application/pdf'),
          Type.Literal('image/jpeg'),
          Type.Literal('image/png'),
          Type.Literal('image/tiff'),
          Type.Literal('image/heic'),
          Type.Literal('text/plain'),
          Type.Literal('text/csv'),
          Type.Literal('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
          Type.Literal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
          Type.Literal('application/vnd.oasis.opendocument.text'),
          Type.Literal('application/vnd.oasis.opendocument.spreadsheet'),
        ]),
        { minItems: 1, maxItems: 11 },
      ),
    ),
    /** 10 when absent. */
    maxFiles: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  },
  { additionalProperties: false },
);

export type FilesField = Static<typeof FilesSchema>;
