-- Merging in parts: what changed since the last merge, under which numbers to look; ids of many rows in eight bytes.
-- Links and blocks are made again by the next merge, which is a whole one where `meta` holds no `merged`.

CREATE TABLE pending (
    n INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    record_id VARCHAR NOT NULL
);

DROP INDEX records_by_day;
DROP INDEX records_by_place;
DROP INDEX records_by_type;

CREATE TABLE sides (
    record_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    PRIMARY KEY (record_id, name, role),
    FOREIGN KEY(record_id) REFERENCES records (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
INSERT OR IGNORE INTO sides SELECT record_id, name, role FROM record_actors ORDER BY 1, 2, 3;
DROP TABLE record_actors;
ALTER TABLE sides RENAME TO record_actors;

DROP TABLE blocks;
CREATE TABLE blocks (
    "key" INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    PRIMARY KEY ("key", event_id)
)
 WITHOUT ROWID;

DROP TABLE links;
CREATE TABLE links (
    "left" BLOB NOT NULL,
    "right" BLOB NOT NULL,
    score FLOAT NOT NULL,
    reasons TEXT NOT NULL,
    digest VARCHAR NOT NULL,
    PRIMARY KEY ("left", "right")
)
 WITHOUT ROWID;
CREATE INDEX ix_links_right ON links ("right");

CREATE TABLE held (
    event_id BLOB NOT NULL,
    incident_id BLOB NOT NULL,
    given INTEGER NOT NULL,
    "keys" BLOB,
    PRIMARY KEY (event_id)
)
 WITHOUT ROWID;
INSERT INTO held SELECT short_id('event', event_id), short_id('incident', incident_id), given, NULL FROM incident_events;
DROP TABLE incident_events;
ALTER TABLE held RENAME TO incident_events;
CREATE INDEX ix_incident_events_incident_id ON incident_events (incident_id);

CREATE TABLE parts (
    name VARCHAR NOT NULL,
    day_to VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY (name, day_to, role, incident)
)
 WITHOUT ROWID;
INSERT OR IGNORE INTO parts SELECT a.name, coalesce(i.day_to, ''), a.role, i.n FROM incident_actors a JOIN incidents i ON i.id = a.incident_id ORDER BY 1, 2, 3, 4;
DROP TABLE incident_actors;
ALTER TABLE parts RENAME TO incident_actors;

CREATE TABLE ties (
    "key" INTEGER NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY ("key", incident)
)
 WITHOUT ROWID;
CREATE INDEX ix_ties_incident ON ties (incident);
