import Type from 'typebox';
import { TextSchema } from '../../forms/base-field.ts';
import { templateNames } from './templates.ts';

const workflowKey = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' });

/** What makes a new workflow; the other bodies are those of the form designer (`forms/design/api-schemas.ts`). */
export const CreateWorkflowSchema = Type.Object(
  {
    key: workflowKey,
    title: TextSchema,
    copyOf: Type.Optional(workflowKey),
    template: Type.Optional(Type.Union(templateNames.map((name) => Type.Literal(name)))),
    form: Type.Optional(workflowKey),
    second: Type.Optional(workflowKey),
    group: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
);
