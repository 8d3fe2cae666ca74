import { parentPort, workerData } from 'node:worker_threads'
import { compareStates } from './compare-states.ts'
import type { DifferenceOrder } from './difference.ts'

// The server alone starts this thread, with an order of its own making.
parentPort?.postMessage(compareStates(workerData as DifferenceOrder))
