-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT);
