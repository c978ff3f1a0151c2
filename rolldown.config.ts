/** The types of the library, in one file; vite.library.config.ts builds its code. */
import { defineConfig } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

export default defineConfig({
  input: 'src/api/index.ts',
  platform: 'node',
  external: (id) => !/^[./]/.test(id), // packages, and they bring their types along
  plugins: [dts({ emitDtsOnly: true })],
  output: { dir: 'dist/library', format: 'es' },
});
