import { join } from 'node:path'
import { openSqlite } from '../../../../server/storage/sqlite.ts'
import type { WorkshopId } from '../../../../shared/id.ts'
import { editsOf } from '../edits.ts'
import { root } from '../folders.ts'
import { roomName } from '../shape.ts'
import { storeEdits } from './store-edits.ts'
import { cookieOf, storeWorkshops } from './stored-workshops.ts'
import type { Target } from './target.ts'

/** Our own server as it is built. Each client is a person of their own, with a cookie. */
export const ours: Target = {
  name: 'ours',
  protocol: 'y-websocket',
  url: (origin, room) => `${origin}/sync/${room}/diagnostic`,
  start: ({ port, data }) => ({
    // As `npm start` has it.
    args: ['--max-semi-space-size=4', join(root, 'dist/server/main.js')],
    env: {
      HOST: '127.0.0.1',
      PORT: `${port}`,
      DATA_DIR: data,
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      PUBLIC_URL: '',
      DATABASE_URL: '',
      REDIS_URL: '',
    },
  }),
  isDurable: true,
  prepare: async ({ data, room, shape }) => {
    const storage = openSqlite(join(data, 'tour-de-table.sqlite'))
    try {
      await storeWorkshops(storage, room, shape)
      const { updates } = editsOf(shape.content)
      if (updates.length > 0) await storeEdits(storage, roomName(room, 0) as WorkshopId, updates)
    } finally {
      await storage.close()
    }
  },
  headers: (index) => ({ Cookie: cookieOf(index) }),
}
