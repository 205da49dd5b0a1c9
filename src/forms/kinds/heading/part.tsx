import type { VNode } from 'preact';
import type { PartProperties } from '../../field-kind.ts';
import { Localised } from '../pieces/localised.tsx';
import type { HeadingField } from './schema.ts';

export function HeadingPart({ field, name, language }: PartProperties<HeadingField>): VNode {
  const text = <Localised text={field.label} language={language} />;
  switch (field.level) {
    case 2:
      return <h2 id={name}>{text}</h2>;
    case 3:
      return <h3 id={name}>{text}</h3>;
    case 4:
      return <h4 id={name}>{text}</h4>;
  }
}
