-- 0002.sql: initiatives and the projects that belong to them
--
-- Copyright 2026 The M-POWER Portfolio developers
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- An initiative stands outside projects, as partners do: what refers to one from a project's rows is
-- checked by the program (see 0001.sql), what it is a part of by SQLite.

CREATE TABLE initiative (
  id                  INTEGER PRIMARY KEY,
  uuid                TEXT NOT NULL UNIQUE,
  name                TEXT NOT NULL,
  acronym             TEXT,
  kind                TEXT,
  announced_day       INTEGER,
  announced_precision TEXT,
  launched_day        INTEGER,
  launched_precision  TEXT,
  ended_day           INTEGER,
  ended_precision     TEXT,
  url                 TEXT,
  parent              INTEGER REFERENCES initiative DEFERRABLE INITIALLY DEFERRED,
  source              INTEGER,
  note                TEXT
) STRICT;
CREATE INDEX initiative_parent ON initiative (parent) WHERE parent IS NOT NULL;

CREATE TABLE project_initiative (
  id         INTEGER NOT NULL,
  project    INTEGER NOT NULL REFERENCES project DEFERRABLE INITIALLY DEFERRED,
  initiative INTEGER NOT NULL,
  from_day   INTEGER,
  to_day     INTEGER,
  source     INTEGER,
  PRIMARY KEY (project, id)
) STRICT, WITHOUT ROWID;
