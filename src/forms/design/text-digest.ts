/**
 * A short digest of a text, to see whether it is the same as before: FNV-1a over its UTF-16 units, twice with different
 * beginnings, as 16 hexadecimal digits. Not for secrets; it runs in the browser at every key.
 */
export function textDigest(text: string): string {
  return half(text, 0x811c9dc5) + half(text, 0x050c5d1f);
}

function half(text: string, beginning: number): string {
  let hash = beginning;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
