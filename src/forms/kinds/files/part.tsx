import { Fragment, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../texts/catalogue.ts';
import { type FileReference, isList } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { FileAddressContext } from './file-address.ts';
import { acceptOf, namesOf } from './file-types.ts';
import { acceptedTypes, formatSize, maxFileSize, maxFilesOf } from './limits.ts';
import type { FilesField } from './schema.ts';

/**
 * The browser's own file input, which works with keyboard, aids and without JavaScript, and below it what is attached: pictures
 * to be seen, and every file to be opened again.
 * A remove button posts the page with `_remove-file` = `{name}.{file id}`.
 */
export function FilesPart(properties: PartProperties<FilesField>): VNode {
  const { field, name, raw, language, files } = properties;
  const ids = [...new Set(isList(raw) ? raw : [])];
  return (
    <InputGroup {...properties} class="file-input" hint={<Limits field={field} language={language} />}>
      {(attributes) => (
        <div class="mt-3">
          <input {...attributes} type="file" multiple={maxFilesOf(field) > 1} accept={acceptOf(acceptedTypes(field))} />
          {ids.length > 0 && (
            <Fragment>
              <p class="weight-semibold mt-5 mb-2" id={`${name}-attached`}>
                <Localised text={formTexts['form.part.attached']} language={language} />
              </p>
              <ul class="bordered-list" aria-labelledby={`${name}-attached`}>
                {ids.map((id) => (
                  <AttachedFile
                    key={id}
                    file={Object.hasOwn(files, id) ? files[id] : undefined}
                    value={`${name}.${id}`}
                    language={language}
                  />
                ))}
              </ul>
            </Fragment>
          )}
        </div>
      )}
    </InputGroup>
  );
}

/** In bytes: a larger one takes too long to fetch for a look at it. */
const largestPicture = 8_000_000;

/** Whether every browser can draw it. */
function isPicture({ mediaType, size }: FileReference): boolean {
  return (mediaType === 'image/jpeg' || mediaType === 'image/png') && size <= largestPicture;
}

interface AttachedFileProperties {
  readonly file: FileReference | undefined;
  readonly value: string;
  readonly language: Language;
}

function AttachedFile({ file, value, language }: AttachedFileProperties): VNode {
  const addressOf = useContext(FileAddressContext);
  const named = file && `${file.name} (${formatSize(file.size, language)})`;
  const shown = named ?? <Localised text={formTexts['form.part.fileGone']} language={language} />;
  return (
    <li>
      <div class="attached-file">
        {/* The name stands beside it. */}
        {file && addressOf && isPicture(file) && (
          <img src={addressOf(file, 'picture')} alt="" loading="lazy" decoding="async" width={96} height={72} />
        )}
        {file && addressOf ? <a href={addressOf(file, 'open')}>{named}</a> : <span>{shown}</span>}
        <button type="submit" class="function-link" name="_remove-file" value={value}>
          <Localised text={formTexts['form.part.remove']} language={language} />
          <span class="sr-only"> {file ? file.name : shown}</span>
        </button>
      </div>
    </li>
  );
}

function Limits({ field, language }: { field: FilesField; language: Language }): VNode {
  const count = maxFilesOf(field);
  const values = {
    count,
    types: namesOf(acceptedTypes(field), language),
    size: formatSize(maxFileSize, language),
  };
  const text = formTexts[count === 1 ? 'form.part.fileLimitsOne' : 'form.part.fileLimits'];
  return <Localised text={text} language={language} values={values} />;
}
