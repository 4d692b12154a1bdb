import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const vendor =
  /node_modules\/(?:react|react-dom|react-i18next|i18next|scheduler|use-sync-external-store|@tanstack)\//;
/** A part that so many pages need comes with the first. */
const manyPages = 9;
/** What asks the server while the program is still loading, apart from it. */
const ahead =
  /apps\/web\/src\/(?:api\/(?:ahead|client|activity|within-limit)|session\/(?:device-partings|partings|presence|session-signal))\.ts|packages\/contract\/src\/(?:addresses|client|about-file)\.ts/;

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'esnext',
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // Few files compress better than the many into which pages that share parts would fall.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'ahead', test: ahead, priority: 3 },
            { name: 'vendor', test: vendor, priority: 2 },
            { name: 'shared', test: /@mantine|apps\/web\/src/, minShareCount: manyPages, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
