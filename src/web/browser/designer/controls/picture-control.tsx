import { useState } from 'preact/hooks';
import { badPicture } from '../../../../forms/kinds/image/kind.ts';
import { longestSource, readPicture } from '../../../../forms/kinds/image/read-picture.ts';
import { type Language, markedIn } from '../../../../texts/catalogue.ts';
import { Labelled } from './labelled.tsx';

interface PictureControlProperties {
  readonly label: string;
  readonly help?: string | undefined;
  readonly language: Language;
  /** A `data:` address. */
  readonly onChange: (source: string) => void;
}

/** A picture from the author's machine. One that the form can't hold is refused with the reason, and the old one stays. */
export function PictureControl({ label, help, language, onChange }: PictureControlProperties) {
  const [isRefused, setRefused] = useState(false);
  const error = isRefused ? { error: markedIn(badPicture.message, language) } : {};
  return (
    <Labelled label={label} {...(help === undefined ? {} : { help })} {...error}>
      {(attributes) => (
        <input
          {...attributes}
          type="file"
          accept="image/png,image/jpeg,image/svg+xml"
          onChange={async (event) => {
            const file = event.currentTarget.files?.[0];
            if (!file) return;
            const source = await readSource(file);
            setRefused(source === null);
            if (source !== null) onChange(source);
          }}
        />
      )}
    </Labelled>
  );
}

async function readSource(file: File): Promise<string | null> {
  if (file.size > longestSource) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  const source = `data:${file.type};base64,${base64}`;
  return source.length <= longestSource && readPicture(source) !== null ? source : null;
}
