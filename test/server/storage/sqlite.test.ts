import { openSqlite } from '../../../server/storage/sqlite.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { ballotBoxContract } from './ballot-box.contract.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { mailStoreContract } from './mail-store.contract.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

const open = () => openSqlite(freshFile())

workshopStoreContract(open)
documentStoreContract(open)
ballotBoxContract(open)
mailStoreContract(open)
