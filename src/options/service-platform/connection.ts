import type { Configuration } from '../../configuration.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ConnectedServicePlatform } from './option.ts';

/** An organisation's certificates with where they are used. */
export function withPlatform(own: unknown, { servicePlatform }: Configuration, { cvr }: Organisation): unknown {
  if (!servicePlatform || typeof own !== 'object') return own;
  const { demo: _, ...platform } = servicePlatform;
  return { ...own, platform, cvr } satisfies ConnectedServicePlatform;
}
