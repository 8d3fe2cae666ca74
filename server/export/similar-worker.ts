import { parentPort, workerData } from 'node:worker_threads'
import { findSimilar } from './find-similar.ts'
import type { SimilarOrder } from './similar.ts'

// The server alone starts this thread, with an order of its own making.
parentPort?.postMessage(findSimilar(workerData as SimilarOrder))
