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

const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'text/csv': 'CSV',
};

/** A link to a file, with what it is and how large, so that the reader knows before it is fetched. */
export function FileLink({ href, name, mediaType, size }: FileLinkProperties) {
  const t = useTexts();
  const language = useLanguage();
  const kind = kinds[mediaType] ?? mediaType;
  return (
    <a href={href} class="file-link">
      <Icon
        name={mediaType === 'application/pdf' ? 'file-pdf' : mediaType.startsWith('image/') ? 'file-image' : 'file'}
      />
      {t('web.file.open', { name, kind, size: fileSize(size, language, t) })}
    </a>
  );
}
