import type {
  AtRevision,
  DifferenceAnswer,
  DiscardAnswer,
  ImportAnswer,
  RestoreRequest,
  SaveAnswer,
  TranslateRequest,
  VersionsAnswer,
  XliffAnswer,
} from '../../../forms/design/api-types.ts';
import type { Ask } from './design-client.ts';

/** What the server does for forms and workflows alike. Every call fails with a `DesignFailure`. */
export interface KeptClient<Loaded, Definition, State> {
  load(key: string): Promise<Loaded>;
  save(
    key: string,
    request: { readonly baseRevision: number; readonly definition: Definition },
  ): Promise<SaveAnswer<Definition>>;
  discard(key: string, request: AtRevision): Promise<DiscardAnswer<Definition>>;
  /** `mode`: `new` with the key that it gets, or `replace` with the revision that was seen. */
  import(file: Blob, query: Readonly<Record<string, string>>): Promise<ImportAnswer>;
  unschedule(key: string): Promise<State>;
  withdraw(key: string): Promise<State>;
  versions(key: string): Promise<VersionsAnswer<State>>;
  difference(key: string, from: string, to: string): Promise<DifferenceAnswer>;
  restore(key: string, request: RestoreRequest): Promise<SaveAnswer<Definition>>;
  translate(key: string, request: TranslateRequest): Promise<SaveAnswer<Definition>>;
  /** Takes the translations of an XLIFF file in. */
  takeXliff(key: string, revision: number, file: Blob): Promise<XliffAnswer<Definition>>;
  /** The address of the file for translators. */
  xliffHref(key: string, language: string): string;
  /** The address of the file with the definition in it. */
  exportHref(key: string, of: string): string;
}

/** Asks for what stands under `{base}/{stem}`, such as `/demo/design/api/forms`. */
export function createKeptClient<Loaded, Definition, State>(
  ask: Ask,
  base: string,
  { stem, importAt }: { readonly stem: string; readonly importAt: string },
): KeptClient<Loaded, Definition, State> {
  const at = (key: string, rest = '') => `/${stem}/${encodeURIComponent(key)}${rest}`;
  const query = (entries: Readonly<Record<string, string>>) => `?${new URLSearchParams(entries)}`;
  return {
    load: (key) => ask('GET', at(key)),
    save: (key, request) => ask('PUT', at(key), request),
    discard: (key, request) => ask('DELETE', at(key), request),
    import: (file, entries) => ask('POST', `/${importAt}${query(entries)}`, file),
    unschedule: (key) => ask('DELETE', at(key, '/schedule')),
    withdraw: (key) => ask('POST', at(key, '/withdraw'), {}),
    versions: (key) => ask('GET', at(key, '/versions')),
    difference: (key, from, to) => ask('GET', at(key, `/difference${query({ from, to })}`)),
    restore: (key, request) => ask('POST', at(key, '/restore'), request),
    translate: (key, request) => ask('POST', at(key, '/translations'), request),
    takeXliff: (key, revision, file) => ask('POST', at(key, `/xliff${query({ revision: String(revision) })}`), file),
    xliffHref: (key, language) => `${base}${at(key, `/xliff${query({ language })}`)}`,
    exportHref: (key, of) => `${base}${at(key, `/export${query({ of })}`)}`,
  };
}
