import { fileTypes } from '../../forms/kinds/files/file-types.ts';
import { useLanguage, useTexts } from '../page-environment.ts';
import { fileSize } from './file-size.ts';
import { Icon } from './icon.tsx';

export interface FileLinkProperties {
  readonly href: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** A link to a file, with what it is and how large, so that the reader knows before it is fetched. */
export function FileLink({ href, name, mediaType, size }: FileLinkProperties) {
  const t = useTexts();
  const language = useLanguage();
  const kind = Object.hasOwn(fileTypes, mediaType) ? fileTypes[mediaType as keyof typeof fileTypes].name : mediaType;
  return (
    <a href={href} class="file-link">
      <Icon
        name={mediaType === 'application/pdf' ? 'file-pdf' : mediaType.startsWith('image/') ? 'file-image' : 'file'}
      />
      {t('web.file.open', { name, kind, size: fileSize(size, language, t) })}
    </a>
  );
}
