import type { StoredDocument } from '../../../documents/stored-document.ts';
import { acceptOf, namesOf, takenTypes } from '../../../forms/kinds/files/file-types.ts';
import { formatSize, maxFileSize } from '../../../forms/kinds/files/limits.ts';
import { FileLink } from '../../components/file-link.tsx';
import { describedBy, FormGroup } from '../../components/form-group.tsx';
import { useLanguage } from '../../page-environment.ts';
import { useCitizenTexts } from '../texts.ts';
import { messageFilesName, mostMessageFiles } from './take-message-files.ts';

/** The browser's own input for files that go with a message. */
export function MessageFilesInput({ error }: { readonly error?: string }) {
  const t = useCitizenTexts();
  const language = useLanguage();
  const properties = {
    name: messageFilesName,
    label: t('citizen.message.files'),
    help: t('citizen.message.filesHelp', {
      allowed: mostMessageFiles,
      types: namesOf(takenTypes, language),
      size: formatSize(maxFileSize, language),
    }),
    optional: true,
    ...(error === undefined ? {} : { error }),
  };
  return (
    <FormGroup {...properties}>
      <div class="mt-3">
        <input
          type="file"
          multiple
          id={messageFilesName}
          name={messageFilesName}
          accept={acceptOf(takenTypes)}
          aria-invalid={error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(properties)}
        />
      </div>
    </FormGroup>
  );
}

/** The files of one message, to be downloaded. */
export function FilesOfMessage({
  files,
  hrefOf,
}: {
  readonly files: readonly StoredDocument[];
  readonly hrefOf: (id: string) => string;
}) {
  if (files.length === 0) return null;
  return (
    <ul class="nobullet-list">
      {files.map(({ id, name, mediaType, size }) => (
        <li key={id}>
          <FileLink href={hrefOf(id)} name={name} mediaType={mediaType} size={size} />
        </li>
      ))}
    </ul>
  );
}
