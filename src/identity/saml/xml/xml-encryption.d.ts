declare module 'xml-encryption' {
  interface DecryptOptions {
    readonly key: string;
    readonly disallowDecryptionWithInsecureAlgorithm?: boolean;
    readonly warnInsecureAlgorithm?: boolean;
  }
  export function decrypt(
    xml: string | Document | Element,
    options: DecryptOptions,
    callback: (error: Error | null, result?: string) => void,
  ): void;
}
