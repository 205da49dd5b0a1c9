import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that runs the product: the one from npm, else the one that runs this, when it is new enough. Throws an error of one
 * line otherwise.
 * @param {string} root
 */
export function chooseNode(root) {
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `The product needs Node 24, and this is ${process.version}; npm has none for ${process.platform}-${process.arch}: install Node 24 or newer, then start again`,
  );
}
