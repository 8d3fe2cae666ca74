import { bellHub } from '../../../server/bell/local-bell.ts'
import { bellContract, fallingBellContract } from './bell.contract.ts'

async function open() {
  const hub = bellHub()
  return {
    end: () => hub.end(),
    fall: async () => hub.fall(),
    rise: async () => hub.rise(),
    close: async () => {},
  }
}

bellContract(open)
fallingBellContract(open)
