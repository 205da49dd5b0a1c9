import { useContext } from 'preact/hooks';
import { PageEnvironmentContext } from '../page-environment.ts';
import type { IconName } from './icon-names.ts';

export interface IconProperties {
  readonly name: IconName;
  /** What the icon says, where no text beside it says the same; without one it is hidden from screen readers. */
  readonly label?: string;
  readonly class?: string;
}

/** An icon of the design system, drawn from the one file of symbols. */
export function Icon({ name, label, class: extra }: IconProperties) {
  const { icons } = useContext(PageEnvironmentContext);
  const classes = extra === undefined ? 'icon-svg' : `icon-svg ${extra}`;
  if (label === undefined) {
    return (
      <svg class={classes} focusable="false" aria-hidden="true">
        <use href={`${icons}#${name}`} />
      </svg>
    );
  }
  return (
    <svg class={classes} focusable="false" role="img" aria-label={label}>
      <use href={`${icons}#${name}`} />
    </svg>
  );
}
