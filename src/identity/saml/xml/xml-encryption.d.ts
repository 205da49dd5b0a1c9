declare module 'xml-encryption' {
  import type { KeyObject } from 'node:crypto';

  interface DecryptOptions {
    readonly key: KeyObject;
    readonly disallowDecryptionWithInsecureAlgorithm?: boolean;
    readonly warnInsecureAlgorithm?: boolean;
  }
  export function decrypt(
    xml: string | Document | Element,
    options: DecryptOptions,
    callback: (error: Error | null, result?: string) => void,
  ): void;
}
