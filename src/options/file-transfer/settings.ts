import Type, { type Static } from 'typebox';

/** One server that takes files. */
export const FileTargetSchema = Type.Object(
  {
    /** What workflows call it. */
    name: Type.String({
      pattern: '^[a-z][a-z0-9-]{0,39}$',
      textKey: 'file-transfer.settings.name',
      helpKey: 'file-transfer.settings.name-help',
    }),
    host: Type.String({
      pattern: '^[A-Za-z0-9.:-]+$',
      maxLength: 200,
      textKey: 'file-transfer.settings.host',
      helpKey: 'file-transfer.settings.host-help',
    }),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_535, textKey: 'file-transfer.settings.port' })),
    fingerprint: Type.String({
      pattern: '^SHA256:[A-Za-z0-9+/]{43}$',
      textKey: 'file-transfer.settings.fingerprint',
      helpKey: 'file-transfer.settings.fingerprint-help',
    }),
    user: Type.String({ minLength: 1, maxLength: 100, textKey: 'file-transfer.settings.user' }),
    password: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, secret: true, textKey: 'file-transfer.settings.password' }),
    ),
    privateKey: Type.Optional(
      Type.String({
        pattern: '^-----BEGIN [A-Z ]+-----[\\s\\S]+$',
        maxLength: 10_000,
        secret: true,
        multiline: true,
        textKey: 'file-transfer.settings.private-key',
        helpKey: 'file-transfer.settings.private-key-help',
      }),
    ),
    folder: Type.String({
      pattern: '^/?[^\\0\\r\\n]{0,200}$',
      maxLength: 200,
      textKey: 'file-transfer.settings.folder',
    }),
  },
  { additionalProperties: false },
);

export const FileTransferSettingsSchema = Type.Object(
  { targets: Type.Optional(Type.Array(FileTargetSchema, { maxItems: 50, textKey: 'file-transfer.settings.targets' })) },
  { additionalProperties: false },
);

export type FileTarget = Static<typeof FileTargetSchema>;
export type FileTransferSettings = Static<typeof FileTransferSettingsSchema> & { readonly allowLoopback?: boolean };
