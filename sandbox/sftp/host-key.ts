import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';

/** The key of the sandbox's file server. Nothing secret is under it: it is made for this folder, so that it can be pinned. */
export const hostKey = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz
c2gtZWQyNTUxOQAAACAg9TMaewkNDj6xkK+cthYSkvi2/tEG235Nt96WQ+7vvAAA
AJDawTKV2sEylQAAAAtzc2gtZWQyNTUxOQAAACAg9TMaewkNDj6xkK+cthYSkvi2
/tEG235Nt96WQ+7vvAAAAECq7yPUTX9gUyIxychic+uZ9B5dznTIfAbaFaeRCMND
yiD1Mxp7CQ0OPrGQr5y2FhKS+Lb+0Qbbfk233pZD7u+8AAAACXNhbmRrYXNzZQEC
AwQ=
-----END OPENSSH PRIVATE KEY-----
`;

/** Its fingerprint, as `ssh-keygen -l` writes it. */
export const hostFingerprint = fingerprintOf(hostKey);

function fingerprintOf(key: string): string {
  const parsed = ssh2.utils.parseKey(key);
  if (parsed instanceof Error) throw parsed;
  return `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`;
}
