import { defineConfig } from 'vite'

/** The server, what operators do, and the threads that make documents, compare texts and read files: our own code for plain Node, npm packages left where npm put them. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        operate: 'server/operate/operate.ts',
        'docx-worker': 'server/export/docx-worker.ts',
        'difference-worker': 'server/export/difference-worker.ts',
        'similar-worker': 'server/export/similar-worker.ts',
        'import-worker': 'server/importing/import-worker.ts',
      },
    },
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
  },
})
