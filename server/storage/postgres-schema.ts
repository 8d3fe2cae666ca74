/**
 * The tables of `tables.ts` in PostgreSQL, as steps in order: a database remembers how many it took. A step once
 * released is never changed, the next change is a new step.
 */
export const postgresSteps: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

  -- Ids are compared byte by byte (COLLATE "C"): the order in which rows are locked is the same on every server.
  CREATE TABLE workshops (
    id TEXT COLLATE "C" PRIMARY KEY,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    digest TEXT NOT NULL
  ) WITH (fillfactor = 80);

  -- The payload is TEXT, byte for byte what its digest is of.
  CREATE TABLE facts (
    workshop TEXT COLLATE "C" NOT NULL REFERENCES workshops (id),
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    by TEXT,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (workshop, revision)
  );

  CREATE TABLE answers (
    workshop TEXT COLLATE "C" NOT NULL,
    command TEXT COLLATE "C" NOT NULL,
    by TEXT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    round TEXT COLLATE "C",
    PRIMARY KEY (workshop, command)
  );
  CREATE INDEX answers_of_round ON answers (round) WHERE round IS NOT NULL;

  CREATE TABLE boxes (
    round TEXT COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL,
    closed BIGINT NOT NULL
  ) WITH (fillfactor = 80);

  -- Who voted, and what the papers say: no column ties one to the other, only the server's secret does. What was
  -- taken out of them is vacuumed as soon as anything is.
  CREATE TABLE roll (
    round TEXT COLLATE "C" NOT NULL,
    voter TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (round, voter)
  ) WITH (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
  CREATE TABLE papers (
    round TEXT COLLATE "C" NOT NULL,
    paper TEXT COLLATE "C" NOT NULL,
    choices TEXT NOT NULL,
    PRIMARY KEY (round, paper)
  ) WITH (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

  CREATE TABLE sessions (
    token TEXT COLLATE "C" NOT NULL,
    workshop TEXT COLLATE "C" NOT NULL,
    participant TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (token, workshop)
  );

  CREATE TABLE documents (
    workshop TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    head BIGINT NOT NULL,
    PRIMARY KEY (workshop, document)
  ) WITH (fillfactor = 50);

  CREATE TABLE doc_updates (
    workshop TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    by TEXT NOT NULL,
    at BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (workshop, document, seq)
  );

  CREATE TABLE doc_snapshots (
    workshop TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (workshop, document, seq)
  );

  CREATE TABLE doc_writers (
    workshop TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    client BIGINT NOT NULL,
    writer TEXT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (workshop, document, client)
  );
  CREATE INDEX doc_writers_by_seq ON doc_writers (workshop, document, seq);

  CREATE TABLE doc_versions (
    workshop TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    document TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (workshop, id)
  );

  -- Yjs updates hardly shrink: kept as they are, a large one is read without being unpacked.
  ALTER TABLE doc_updates ALTER COLUMN data SET STORAGE EXTERNAL;
  ALTER TABLE doc_snapshots ALTER COLUMN data SET STORAGE EXTERNAL;
  ALTER TABLE doc_versions ALTER COLUMN data SET STORAGE EXTERNAL;

  CREATE TABLE once (name TEXT PRIMARY KEY);
  `,
  `
  -- Up to where each person has followed a démarche; \`seen\` and \`last\` are JSON.
  CREATE TABLE visits (
    workshop TEXT COLLATE "C" NOT NULL,
    participant TEXT COLLATE "C" NOT NULL,
    seen TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (workshop, participant)
  );
  `,
  `
  -- What lets a snapshot be sent before its document is put together.
  ALTER TABLE doc_snapshots ADD COLUMN seal TEXT;
  `,
  `
  -- Where people want to be written to, and what waits to be sent to them.
  CREATE TABLE mail_addresses (
    workshop TEXT COLLATE "C" NOT NULL,
    participant TEXT COLLATE "C" NOT NULL,
    nonce TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    frequency TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    refused_at BIGINT,
    digest_at BIGINT,
    told TEXT,
    PRIMARY KEY (workshop, participant)
  );
  CREATE INDEX mail_digests ON mail_addresses (digest_at) WHERE digest_at IS NOT NULL;

  CREATE TABLE mail_queue (
    key TEXT COLLATE "C" PRIMARY KEY,
    workshop TEXT COLLATE "C" NOT NULL,
    participant TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    about TEXT,
    due BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    done_at BIGINT NOT NULL
  );
  CREATE INDEX mail_waiting ON mail_queue (due) WHERE done_at = 0;
  CREATE INDEX mail_of_person ON mail_queue (workshop, participant);

  -- Up to where journals were read for whom they call.
  CREATE TABLE mail_marks (workshop TEXT COLLATE "C" PRIMARY KEY, revision BIGINT NOT NULL);
  `,
]
