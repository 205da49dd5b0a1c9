import type { StepKind } from '../../workflows/definition.ts';

/** The colour of each kind of step; every one has more than 4.5 to 1 on white (WCAG 2.2, 1.4.3), and none tells anything alone. */
export const nodeColours: Readonly<Record<StepKind, string>> = {
  fill: '#0059b3',
  approve: '#6a2c91',
  decide: '#8a4b00',
  parallel: '#00606b',
  forEach: '#00606b',
  deliver: '#1d6b30',
  notify: '#3d5566',
  wait: '#6b5900',
  pay: '#8a1c50',
  settle: '#8a1c50',
  end: '#454545',
};
