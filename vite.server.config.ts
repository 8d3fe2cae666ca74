import { defineConfig } from 'vite'

/** The server: our own code in one file for plain Node, npm packages left where npm put them. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
  },
})
