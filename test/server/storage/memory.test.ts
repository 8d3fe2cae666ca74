import { memoryStorage } from '../../../server/storage/memory.ts'
import { ballotBoxContract } from './ballot-box.contract.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { mailStoreContract } from './mail-store.contract.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

workshopStoreContract(memoryStorage)
documentStoreContract(memoryStorage)
ballotBoxContract(memoryStorage)
mailStoreContract(memoryStorage)
