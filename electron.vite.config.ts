import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** One build for every host: the desktop shell, the loopback web host, the command line, and the workers they start. */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: true,
      rollupOptions: {
        input: {
          shell: at('src/main/shell/main.ts'),
          web: at('src/main/web/main.ts'),
          cli: at('src/main/cli/main.ts'),
          'archive-worker': at('src/main/api/archive-worker.ts'),
          'extract-worker': at('src/main/archive/extract/extract-worker.ts'),
          'index-worker': at('src/main/archive/indexing/index-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      minify: true,
      rollupOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
});
