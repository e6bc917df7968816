import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the browser part to `dist/admin` with a manifest (the bundle test reads it). The server replaces the nonce
 * placeholder in `index.html` with a fresh one per request; emotion takes it from the meta element.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: '../dist/admin', emptyOutDir: true, manifest: true, target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': process.env['PRAXIS_API'] ?? 'http://127.0.0.1:3000' } },
});
