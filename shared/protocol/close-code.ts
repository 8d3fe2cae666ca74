/**
 * Why a connection ends, for both sides. 4400-4499 mean « do not come back by yourself »
 * (the rule of y-websocket 3.1); everything else is retried.
 */
export const closeCode = {
  broken: 1011,
  restarting: 1012,
  overloaded: 1013,
  malformed: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** The database was restored: throw away what was kept of it. */
  otherEpoch: 4409,
  /** What is stored of this document cannot be read: it is kept as it lies there, for the operator. */
  unreadable: 4410,
  tooLarge: 4413,
  invalidUpdate: 4422,
  outdated: 4426,
  tooMany: 4429,
} as const
