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
]
