import { parentPort, workerData } from 'node:worker_threads'
import type { DocxOrder } from './docx.ts'
import { docxFile } from './docx-file.ts'

// The server alone starts this thread, with an order of its own making.
parentPort?.postMessage(await docxFile(workerData as DocxOrder))
