import { Fragment, type VNode } from 'preact';
import type { Language } from '../../../texts/catalogue.ts';
import { type FileReference, isList } from '../../answers.ts';
import type { PartProperties } from '../../field-kind.ts';
import { formTexts } from '../../texts.ts';
import { InputGroup } from '../pieces/input-group.tsx';
import { Localised } from '../pieces/localised.tsx';
import { acceptOf, namesOf } from './file-types.ts';
import { acceptedTypes, formatSize, maxFileSize, maxFilesOf } from './limits.ts';
import type { FilesField } from './schema.ts';

/**
 * The browser's own file input, which works with keyboard, aids and without JavaScript, and below it what is attached.
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

interface AttachedFileProperties {
  readonly file: FileReference | undefined;
  readonly value: string;
  readonly language: Language;
}

function AttachedFile({ file, value, language }: AttachedFileProperties): VNode {
  const shown = file ? (
    `${file.name} (${formatSize(file.size, language)})`
  ) : (
    <Localised text={formTexts['form.part.fileGone']} language={language} />
  );
  return (
    <li>
      <div class="d-flex justify-content-between">
        <span>{shown}</span>
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
