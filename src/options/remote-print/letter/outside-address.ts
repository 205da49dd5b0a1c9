import type { PrintAddress } from '../ports.ts';

/** What stands on the envelope below one another: the name and the lines, blank ones left out. */
export function outsideAddress({ name, lines }: Pick<PrintAddress, 'name' | 'lines'>): readonly string[] {
  return [name, ...lines].map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
