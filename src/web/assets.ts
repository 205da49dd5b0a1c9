import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AssetManifest } from './asset-manifest.ts';

/** The built styles, scripts, fonts and icons, in memory: some 400 kB in all. */
export interface Assets {
  /** Addresses for the head of every page. */
  readonly style: string;
  /** The same styles for pages whose lines run from right to left. */
  readonly mirroredStyle: string;
  readonly icons: string;
  readonly favicon: string;
  readonly preload: readonly string[];
  /** The address of the script that `src/web/browser/{entry}.entry.ts` became; throws for an unknown entry. */
  script(entry: string): string;
  /** The styles that belong to a script alone, `src/web/browser/{entry}.css`; undefined where there are none. */
  styleOf(entry: string): string | undefined;
  /** The file that is served under a name. */
  file(name: string): AssetFile | undefined;
}

export interface AssetFile {
  readonly mediaType: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
}

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/**
 * Reads `.build/assets/` under the project's root. Run from source, as in tests and with `npm run dev`, it has them
 * built first where they are missing or older than their sources; the compiled program expects them to be there.
 */
export async function loadAssets({ root }: { readonly root: string }): Promise<Assets> {
  const folder = join(root, '.build', 'assets');
  const manifest = import.meta.url.endsWith('.ts') ? await buildFromSource(root) : await readManifest(folder);
  const files = new Map<string, AssetFile>();
  for (const name of Object.values(manifest.files)) {
    files.set(name, {
      mediaType: mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      plain: await readFile(join(folder, name)),
      brotli: await readIfThere(join(folder, `${name}.br`)),
      gzip: await readIfThere(join(folder, `${name}.gz`)),
    });
  }
  return {
    style: `/assets/${manifest.style}`,
    mirroredStyle: `/assets/${manifest.files['page.rtl.css']}`,
    icons: `/assets/${manifest.files['icons.svg']}`,
    favicon: `/assets/${manifest.files['favicon.svg']}`,
    preload: manifest.preload.map((name) => `/assets/${name}`),
    script(entry) {
      const name = manifest.scripts[entry];
      if (name === undefined) {
        throw new Error(`No script is built for ${entry}; there are: ${Object.keys(manifest.scripts).join(', ')}`);
      }
      return `/assets/${name}`;
    },
    styleOf(entry) {
      const name = manifest.files[`${entry}.css`];
      return entry.startsWith('page') || name === undefined ? undefined : `/assets/${name}`;
    },
    file: (name) => files.get(name),
  };
}

/** Serves the files under `/assets/`, for ever: a changed file has another name. */
export function registerAssets(server: FastifyInstance, assets: Assets): void {
  const config = { session: 'none' } as const;
  server.get<{ Params: { name: string } }>('/assets/:name', { config }, async (request, reply) => {
    const file = assets.file(request.params.name);
    if (file === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
    return sendFile(request, reply, file);
  });
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: AssetFile) {
  reply.header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding');
  reply.type(file.mediaType);
  const accepted = request.headers['accept-encoding'] ?? '';
  if (file.brotli !== null && /\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(file.brotli);
  if (file.gzip !== null && /\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(file.gzip);
  return reply.send(file.plain);
}

async function buildFromSource(root: string): Promise<AssetManifest> {
  // Named by a variable so that the compiled program doesn't hold the build's own libraries.
  const builder = new URL('../../scripts/build-assets.ts', import.meta.url).href;
  const { buildAssets } = await import(builder);
  return buildAssets({ root });
}

async function readManifest(folder: string): Promise<AssetManifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch {
    // Not every file is smaller when compressed; those have none beside them.
    return null;
  }
}
