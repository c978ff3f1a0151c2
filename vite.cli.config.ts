/** The command line: src/ and nodes/ bundled into one program for Node, dependencies imported from node_modules. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist/cli',
    rolldownOptions: {
      output: { entryFileNames: 'main.js', banner: ({ isEntry }) => (isEntry ? '#!/usr/bin/env node' : '') },
    },
  },
});
