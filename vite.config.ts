/** The editor: static files that work under any path, on a host that sets no headers. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
];
const META_POLICY = POLICY.join('; ');
const HEADER_POLICY = [...POLICY, "frame-ancestors 'self'"].join('; '); // browsers ignore frame-ancestors in a meta element

/** Writes the policy into the built page, so that it holds on any host; Storybook's own page is left alone. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: (_html, { path }) =>
      path === '/index.html'
        ? [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY }, injectTo: 'head-prepend' }]
        : [],
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy()],
  build: {
    outDir: 'dist/app',
    assetsInlineLimit: 0, // connect-src forbids fetching the data: URL of a small document or .wasm
  },
  worker: { format: 'es' },
  optimizeDeps: { entries: ['index.html', 'src/worker/main.ts', 'src/worker/reading.ts'] }, // the worker imports its backends late: find them at start
  preview: { headers: { 'Content-Security-Policy': HEADER_POLICY } },
});
