import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';
import { catalogueFiles } from '../../tools/console-catalogue.ts';

/**
 * Cloudscape's styles hold their fonts in data addresses, which the Content-Security-Policy does not let in: they become files, and a
 * browser fetches those that it shows.
 */
function fontFiles(): Plugin {
  return {
    name: 'font-files',
    generateBundle(_, bundle) {
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = String(asset.source).replaceAll(/url\((["']?)data:font\/(woff2?);[^,]*base64,([^"')]+)\1\)/g, (_match, _quote, kind: string, text: string) => {
          const source = Buffer.from(text, 'base64');
          const fileName = `assets/font-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.${kind}`;
          this.emitFile({ type: 'asset', fileName, source });
          return `url(/console/${fileName})`;
        });
      }
    },
  };
}

/** `octroi-source`: the engine comes from its sources, so that its package need not be built first. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [fontFiles(), catalogueFiles()],
  resolve: { conditions: ['octroi-source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // Fonts and pictures stay files: a data address is more than the Content-Security-Policy lets in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A test measures what a first load takes; this warning measures something else.
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
  },
});
