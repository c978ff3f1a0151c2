/** The library: what programs import, for Node; dependencies are imported from node_modules. Its types come from rolldown.config.ts. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/api/index.ts',
    target: 'node20',
    outDir: 'dist/library',
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
});
