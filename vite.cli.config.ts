/** The command line: src/ and nodes/ bundled into one program for Node, dependencies imported from node_modules. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const ENTRY = 'main.js';

export default defineConfig({
  publicDir: false,
  plugins: [{ name: 'executable', writeBundle: ({ dir = '' }) => chmodSync(join(dir, ENTRY), 0o755) }], // `npx neuroloom` starts the file itself
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist/cli',
    rolldownOptions: {
      output: { entryFileNames: ENTRY, banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : '') },
    },
  },
});
