import type { Configuration } from '../../configuration.ts';

/**
 * An organisation's settings of Digital Post with the address and key that the installation holds for all. `{cvr}` in the
 * key stands for the organisation's number, where each has a key of its own.
 */
export function withConnection(own: unknown, configuration: Configuration, cvr: string): unknown {
  const { digitalPost } = configuration;
  if (!digitalPost || typeof own !== 'object') return own;
  return { ...own, baseUrl: digitalPost.url, apiKey: digitalPost.key.replaceAll('{cvr}', cvr) };
}
