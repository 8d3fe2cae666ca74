/**
 * The tables, as steps in order: a database remembers how many it took (`user_version`). A step once released is
 * never changed, the next change is a new step.
 */
export const steps: readonly string[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE workshops (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, at INTEGER NOT NULL);

  CREATE TABLE facts (
    workshop TEXT NOT NULL REFERENCES workshops (id),
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (workshop, revision)
  );

  CREATE TABLE answers (
    workshop TEXT NOT NULL,
    command TEXT NOT NULL,
    by TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    round TEXT,
    PRIMARY KEY (workshop, command)
  ) WITHOUT ROWID;
  CREATE INDEX answers_of_round ON answers (round) WHERE round IS NOT NULL;

  -- Who voted, and what the papers say: no row ties one to the other, only the server's secret does.
  CREATE TABLE roll (round TEXT NOT NULL, voter TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (round, voter)) WITHOUT ROWID;
  CREATE TABLE papers (round TEXT NOT NULL, paper TEXT NOT NULL, choices TEXT NOT NULL, PRIMARY KEY (round, paper)) WITHOUT ROWID;

  CREATE TABLE sessions (
    token TEXT NOT NULL,
    workshop TEXT NOT NULL,
    participant TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (token, workshop)
  ) WITHOUT ROWID;

  CREATE TABLE doc_updates (
    workshop TEXT NOT NULL,
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (workshop, document, seq)
  );

  CREATE TABLE doc_snapshots (
    workshop TEXT NOT NULL,
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (workshop, document, seq)
  );

  CREATE TABLE doc_writers (
    workshop TEXT NOT NULL,
    document TEXT NOT NULL,
    client INTEGER NOT NULL,
    writer TEXT NOT NULL,
    PRIMARY KEY (workshop, document, client)
  ) WITHOUT ROWID;
  `,
  `
  -- How far each journal and each document has come: asked for by every server that follows them.
  ALTER TABLE workshops ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE workshops ADD COLUMN digest TEXT NOT NULL DEFAULT '';
  UPDATE workshops SET (revision, digest) = (last.revision, last.digest)
    FROM (SELECT workshop, MAX(revision) AS revision, digest FROM facts GROUP BY workshop) AS last
    WHERE last.workshop = workshops.id;
  CREATE TABLE documents (
    workshop TEXT NOT NULL,
    document TEXT NOT NULL,
    head INTEGER NOT NULL,
    PRIMARY KEY (workshop, document)
  ) WITHOUT ROWID;
  INSERT INTO documents SELECT workshop, document, MAX(seq) FROM doc_updates GROUP BY workshop, document;

  CREATE TABLE boxes (round TEXT PRIMARY KEY, version INTEGER NOT NULL, closed INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO boxes SELECT round, COUNT(*), 0 FROM roll GROUP BY round;

  ALTER TABLE doc_writers ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX doc_writers_by_seq ON doc_writers (workshop, document, seq);

  DELETE FROM doc_snapshots WHERE seq < (
    SELECT MAX(seq) FROM doc_snapshots AS newest
    WHERE newest.workshop = doc_snapshots.workshop AND newest.document = doc_snapshots.document
  );
  CREATE TABLE doc_versions (
    workshop TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (workshop, id)
  );

  CREATE TABLE once (name TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
  `
  -- Up to where each person has followed a démarche; \`seen\` and \`last\` are JSON.
  CREATE TABLE visits (
    workshop TEXT NOT NULL,
    participant TEXT NOT NULL,
    seen TEXT NOT NULL,
    last TEXT NOT NULL,
    PRIMARY KEY (workshop, participant)
  ) WITHOUT ROWID;
  `,
  `
  -- What lets a snapshot be sent before its document is put together.
  ALTER TABLE doc_snapshots ADD COLUMN seal TEXT;
  `,
  `
  -- Where people want to be written to, and what waits to be sent to them.
  CREATE TABLE mail_addresses (
    workshop TEXT NOT NULL,
    participant TEXT NOT NULL,
    nonce TEXT NOT NULL,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    frequency TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    refused_at INTEGER,
    digest_at INTEGER,
    told TEXT,
    PRIMARY KEY (workshop, participant)
  ) WITHOUT ROWID;
  CREATE INDEX mail_digests ON mail_addresses (digest_at) WHERE digest_at IS NOT NULL;

  CREATE TABLE mail_queue (
    key TEXT PRIMARY KEY,
    workshop TEXT NOT NULL,
    participant TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT,
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    claimed_until INTEGER NOT NULL,
    done_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX mail_waiting ON mail_queue (due) WHERE done_at = 0;
  CREATE INDEX mail_of_person ON mail_queue (workshop, participant);

  -- Up to where journals were read for whom they call.
  CREATE TABLE mail_marks (workshop TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
  `,
]
