import { parentPort, workerData } from 'node:worker_threads'
import type { ImportOrder } from './order.ts'
import { previewOf } from './preview.ts'

// The server alone starts this thread, with an order of its own making.
parentPort?.postMessage(previewOf(workerData as ImportOrder))
