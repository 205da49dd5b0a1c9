import type { Configuration } from '../../configuration.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import type { ConnectedServicePlatform } from './option.ts';

/** An organisation's certificates with where they are used. */
export function withPlatform(own: unknown, configuration: Configuration, { cvr }: Organisation): unknown {
  const { servicePlatform, cprSource, cvrSource } = configuration;
  if (!servicePlatform || typeof own !== 'object') return own;
  const { demo: _, ...platform } = servicePlatform;
  const registers = [
    ...(cprSource === 'serviceplatformen' ? (['cpr'] as const) : []),
    ...(cvrSource === 'serviceplatformen' ? (['cvr'] as const) : []),
  ];
  return { ...own, platform, cvr, registers } satisfies ConnectedServicePlatform;
}
