-- 0001.sql: the first schema of a portfolio document
--
-- Copyright 2026 The M-POWER Portfolio developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Facts: one table for each table of src/model/mp-schema.c, with the same columns. Days are counted
-- from 1970-01-01, shares are hundredths of a per cent, money is in minor units, choices are words.
--
-- The rows of a project's child tables are clustered by project (WITHOUT ROWID): they are written and
-- read together, and that makes an import a third faster than an index beside a rowid table.
--
-- Foreign keys are declared where SQLite can check them without reading a large table. References from
-- a project's rows to terms, partners and sources would make it read all projects whenever one of those
-- goes; the program checks them itself (mp-writer.c). All are deferred: within one act, what refers to a
-- record may be written before it.

CREATE TABLE portfolio (
  id          INTEGER PRIMARY KEY,
  uuid        TEXT NOT NULL,
  title       TEXT NOT NULL,
  description TEXT,
  language    TEXT
) STRICT;

CREATE TABLE source (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  title         TEXT NOT NULL,
  url           TEXT,
  document_day  INTEGER,
  retrieved_day INTEGER,
  sha256        TEXT,
  licence       TEXT,
  note          TEXT
) STRICT;

CREATE TABLE vocabulary (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  version TEXT,
  uri     TEXT
) STRICT;

CREATE TABLE term (
  id         INTEGER PRIMARY KEY,
  vocabulary INTEGER NOT NULL REFERENCES vocabulary DEFERRABLE INITIALLY DEFERRED,
  code       TEXT NOT NULL,
  parent     INTEGER REFERENCES term DEFERRABLE INITIALLY DEFERRED,
  position   INTEGER,
  withdrawn  INTEGER CHECK (withdrawn IN (0, 1)),
  UNIQUE (vocabulary, code)
) STRICT;
CREATE INDEX term_parent ON term (parent) WHERE parent IS NOT NULL;

CREATE TABLE term_name (
  id       INTEGER PRIMARY KEY,
  term     INTEGER NOT NULL REFERENCES term DEFERRABLE INITIALLY DEFERRED,
  kind     TEXT NOT NULL,
  language TEXT,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX term_name_term ON term_name (term);

CREATE TABLE partner (
  id      INTEGER PRIMARY KEY,
  uuid    TEXT NOT NULL UNIQUE,
  name    TEXT NOT NULL,
  acronym TEXT,
  kind    TEXT,
  country TEXT,
  parent  INTEGER REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  note    TEXT
) STRICT;
CREATE INDEX partner_parent ON partner (parent) WHERE parent IS NOT NULL;

CREATE TABLE partner_name (
  id       INTEGER PRIMARY KEY,
  partner  INTEGER NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  kind     TEXT NOT NULL,
  language TEXT,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX partner_name_partner ON partner_name (partner);

CREATE TABLE partner_link (
  id      INTEGER PRIMARY KEY,
  partner INTEGER NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  title   TEXT,
  url     TEXT NOT NULL
) STRICT;
CREATE INDEX partner_link_partner ON partner_link (partner);

CREATE TABLE partner_term (
  id       INTEGER PRIMARY KEY,
  partner  INTEGER NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  term     INTEGER NOT NULL REFERENCES term DEFERRABLE INITIALLY DEFERRED,
  share    INTEGER CHECK (share BETWEEN 0 AND 10000),
  standing TEXT NOT NULL,
  source   INTEGER
) STRICT;
CREATE INDEX partner_term_partner ON partner_term (partner);
CREATE INDEX partner_term_term ON partner_term (term);

CREATE TABLE project (
  id                INTEGER PRIMARY KEY,
  uuid              TEXT NOT NULL UNIQUE,
  title             TEXT NOT NULL,
  language          TEXT,
  modality          TEXT,
  position          INTEGER,
  stated_status     TEXT,
  stated_status_day INTEGER,
  source            INTEGER,
  note              TEXT
) STRICT;

CREATE TABLE project_name (
  id       INTEGER NOT NULL,
  project  INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind     TEXT NOT NULL,
  language TEXT,
  text     TEXT NOT NULL,
  source   INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier (
  id      INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind    TEXT NOT NULL,
  value   TEXT NOT NULL,
  issuer  TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE narrative (
  id         INTEGER NOT NULL,
  project    INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  field      TEXT NOT NULL,
  language   TEXT NOT NULL,
  text       TEXT NOT NULL,
  origin     TEXT NOT NULL,
  checked_by TEXT,
  source     INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE date_revision (
  id          INTEGER NOT NULL,
  project     INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL,
  day         INTEGER NOT NULL,
  precision   TEXT NOT NULL,
  recorded_on INTEGER,
  reason      TEXT NOT NULL,
  source      INTEGER,
  note        TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id      INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind    TEXT NOT NULL,
  day     INTEGER NOT NULL,
  source  INTEGER,
  note    TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  id      INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  partner INTEGER NOT NULL,
  role    TEXT NOT NULL,
  share   INTEGER CHECK (share BETWEEN 0 AND 10000),
  source  INTEGER,
  note    TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_term (
  id       INTEGER NOT NULL,
  project  INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  term     INTEGER NOT NULL,
  share    INTEGER CHECK (share BETWEEN 0 AND 10000),
  standing TEXT NOT NULL,
  source   INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  id          INTEGER NOT NULL,
  project     INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL,
  other       INTEGER REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  other_title TEXT,
  source      INTEGER,
  note        TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_other ON relation (other) WHERE other IS NOT NULL;

CREATE TABLE funding (
  id          INTEGER NOT NULL,
  project     INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL,
  amount      INTEGER NOT NULL,
  currency    TEXT NOT NULL,
  qualifier   TEXT NOT NULL,
  fiscal_year INTEGER,
  from_day    INTEGER,
  to_day      INTEGER,
  donor       INTEGER,
  source      INTEGER,
  note        TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
  id                INTEGER NOT NULL,
  project           INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind              TEXT NOT NULL,
  title             TEXT,
  planned_day       INTEGER,
  planned_precision TEXT,
  actual_day        INTEGER,
  actual_precision  TEXT,
  source            INTEGER,
  note              TEXT,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  id       INTEGER NOT NULL,
  project  INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  kind     TEXT NOT NULL,
  title    TEXT,
  url      TEXT NOT NULL,
  language TEXT,
  day      INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE extra_field (
  id      INTEGER NOT NULL,
  project INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  name    TEXT NOT NULL,
  text    TEXT NOT NULL,
  source  INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE view (
  id       INTEGER PRIMARY KEY,
  uuid     TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,
  query    TEXT NOT NULL,
  settings TEXT,
  position INTEGER
) STRICT;

-- History. An act of one person; its id counts up, so that the last act is the greatest one.
CREATE TABLE change_set (
  id        INTEGER PRIMARY KEY,
  uuid      TEXT NOT NULL,
  label     TEXT NOT NULL,
  author    TEXT,
  made_at   INTEGER NOT NULL,            -- seconds since 1970-01-01 UTC
  source    INTEGER,                     -- where its statements came from
  undone_at INTEGER,                     -- when it was taken back
  abandoned INTEGER NOT NULL DEFAULT 0   -- taken back, and something else was done after that
) STRICT;
CREATE INDEX change_set_in_force ON change_set (id) WHERE undone_at IS NULL;
CREATE INDEX change_set_to_redo ON change_set (id) WHERE undone_at IS NOT NULL AND abandoned = 0;

-- Its single changes. Tables and fields are named, so that a history outlives later schemas.
CREATE TABLE change (
  change_set INTEGER NOT NULL REFERENCES change_set,
  seq        INTEGER NOT NULL,
  kind       INTEGER NOT NULL,  -- 0 insert, 1 update, 2 delete
  tbl        TEXT NOT NULL,
  record     INTEGER NOT NULL,
  project    INTEGER,           -- the project that the record belongs to, or is
  field      TEXT,              -- of an update, with the next two
  old        ANY,
  new        ANY,
  whole      TEXT,              -- the record with what belongs to it, while it is not in its table
  PRIMARY KEY (change_set, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_project ON change (project, change_set, seq) WHERE project IS NOT NULL;

-- Derived: one flat row a project, made from the facts in the transaction that changes them, so that
-- opening reads this table alone. The facts column is a block of mp_summary_pack_facts ().
CREATE TABLE project_summary (
  project         INTEGER PRIMARY KEY,
  title           TEXT NOT NULL,
  short_name      TEXT,
  start_day       INTEGER NOT NULL,
  end_day         INTEGER NOT NULL,
  planned_end_day INTEGER NOT NULL,
  flags           INTEGER NOT NULL,
  position        INTEGER NOT NULL,
  facts           BLOB NOT NULL
) STRICT;

-- Derived: the words of mp_summary_search_text (), which are folded already. Contentless, because they
-- can be made again from the facts; no prefix index, which would triple the time of an import.
CREATE VIRTUAL TABLE project_search USING fts5 (
  words,
  content = '',
  columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
-- Pieces of the index are put together after an act, in small steps (mp-writer.c), not during one: an edit
-- that happens to be the sixteenth would take a second otherwise. An import keeps 16 MiB of words in memory.
INSERT INTO project_search (project_search, rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 16777216);

-- What the store knows about the document itself:
-- 'summary-version' of the derived tables, 'last-id', 'closed' (1 when the program closed it in order),
-- 'founded' (the last change set of those that the portfolio began with: undo stops there).
CREATE TABLE document_state (
  key   TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
