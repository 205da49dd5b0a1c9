export type StatusTone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

export interface StatusBadgeProperties {
  readonly tone: StatusTone;
  /** The status in words; the colour only repeats it (WCAG 2.2, 1.4.1). */
  readonly text: string;
}

const classes: Readonly<Record<StatusTone, string>> = {
  neutral: 'badge',
  info: 'badge badge-info',
  success: 'badge badge-success',
  warning: 'badge badge-warning',
  error: 'badge badge-error',
};

/** The status of a case, a task or a delivery (dkfds, "Badge"). */
export function StatusBadge({ tone, text }: StatusBadgeProperties) {
  return <strong class={classes[tone]}>{text}</strong>;
}
