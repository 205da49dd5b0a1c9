/** Rooms whose texts only employees read; of every other room the catalogues that come along translate all. */
export const employeesRooms: ReadonlySet<string> = new Set([
  'admin',
  'caseworker',
  'deliveries',
  'designer',
  'email-delivery',
  'feel',
  'file-transfer',
  'inbox',
  'language-versions',
  'languages',
  'lists',
  'messages',
  'notifications',
  'options',
  'remote-print',
  'webhook',
]);

/** The sandbox runs in the process of a test, and has texts of its own that are no part of the product. */
export function isSandboxText(key: string): boolean {
  return /^(sandbox|provider|clamd|employees|mitid)\./.test(key);
}
