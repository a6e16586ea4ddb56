-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE thing ADD COLUMN colour INTEGER;
UPDATE thing SET colour = 7;
