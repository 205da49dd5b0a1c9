import { X509Certificate } from 'node:crypto';
import { namespaces } from './names.ts';
import type { CertificateView } from './saml-party-view.ts';
import { attributeOf, base64, readXml, textOf } from './xml/read-xml.ts';

const metadataLimit = 2_000_000;

/** Who metadata is about, and each certificate that stands in it, once; null for what is no metadata. */
export function certificatesIn(
  metadata: string,
): { readonly entityId: string; readonly certificates: readonly CertificateView[] } | null {
  const read = readXml(metadata, metadataLimit);
  if (!read.ok) return null;
  const found = new Map<string, CertificateView>();
  for (const element of Array.from(read.root.getElementsByTagNameNS(namespaces.signature, 'X509Certificate'))) {
    const raw = base64(textOf(element) ?? '');
    const view = raw === null ? null : viewOf(raw);
    if (view !== null) found.set(`${view.name} ${view.until.getTime()}`, view);
  }
  return { entityId: attributeOf(read.root, 'entityID') ?? '', certificates: [...found.values()] };
}

/** A certificate as an administrator reads it. */
export function certificateView({ subject, validToDate }: X509Certificate): CertificateView {
  return { name: /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.split('\n')[0] ?? '', until: validToDate };
}

function viewOf(raw: Buffer): CertificateView | null {
  try {
    return certificateView(new X509Certificate(raw));
  } catch {
    return null;
  }
}
