/** Whether a plain text has letters or digits of any script: emoji alone are no message from an authority. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
