import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { textIn } from '../../../texts/catalogue.ts';
import type { PartProperties } from '../../field-kind.ts';
import { langOf } from '../pieces/lang-of.ts';
import { Localised } from '../pieces/localised.tsx';
import { PictureAddressContext } from './picture-address.ts';
import type { ImageField } from './schema.ts';

export function ImagePart({ field, name, language }: PartProperties<ImageField>): VNode {
  const addressOf = useContext(PictureAddressContext);
  const { alternative, caption } = field;
  return (
    <figure id={name} class="picture">
      <img
        src={addressOf(field)}
        alt={alternative === undefined || field.decorative === true ? '' : textIn(alternative, language)}
        lang={alternative && langOf(alternative, language)}
      />
      {caption && (
        <figcaption>
          <Localised text={caption} language={language} />
        </figcaption>
      )}
    </figure>
  );
}
