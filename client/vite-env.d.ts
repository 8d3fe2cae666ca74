/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where this source code is published; empty where package.json names no repository. */
  readonly VITE_SOURCE_URL: string
}
