import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Where `npm run dev` finds the server. */
const server = process.env.PARLEY_SERVER ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
    },
  },
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2022',
  },
  test: {
    // A test that needs a page says so in its first line, as making one costs a second: @vitest-environment jsdom
    environment: 'node',
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
  },
})
