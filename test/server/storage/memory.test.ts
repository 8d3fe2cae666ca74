import { memoryStorage } from '../../../server/storage/memory.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

const open = async () => memoryStorage()
const close = (storage: Storage) => storage.close()

workshopStoreContract(open, close)
documentStoreContract(open, close)
