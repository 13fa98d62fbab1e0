import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** The script of other sites: one file, whose name stays, and which needs no other. Built after the page, beside it. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'target/classes/META-INF/resources/embed',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: fileURLToPath(new URL('./src/embed/parleyCall.ts', import.meta.url)),
      formats: ['es'],
      fileName: () => 'parley-call.js',
    },
  },
})
