-- The first schema of a case.  Never edited: a change is a file of its own.

CREATE TABLE anchors (
    subject VARCHAR NOT NULL, 
    kind VARCHAR NOT NULL, 
    source_id VARCHAR NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (subject)
);

CREATE INDEX ix_anchors_source_id ON anchors (source_id);

CREATE TABLE decisions (
    n INTEGER NOT NULL, 
    id VARCHAR NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n), 
    UNIQUE (id)
);


CREATE TABLE forecasts (
    n INTEGER NOT NULL, 
    id VARCHAR NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n)
);

CREATE INDEX ix_forecasts_id ON forecasts (id);

CREATE TABLE incident_events (
    event_id VARCHAR NOT NULL, 
    incident_id VARCHAR NOT NULL, 
    given INTEGER NOT NULL, 
    PRIMARY KEY (event_id)
);

CREATE INDEX ix_incident_events_incident_id ON incident_events (incident_id);

CREATE TABLE incidents (
    n INTEGER NOT NULL, 
    id VARCHAR NOT NULL, 
    type VARCHAR, 
    status VARCHAR, 
    day_from VARCHAR, 
    day_to VARCHAR, 
    place_id VARCHAR, 
    disputed INTEGER NOT NULL, 
    reports INTEGER NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n), 
    UNIQUE (id)
);

CREATE INDEX incidents_by_day ON incidents (day_to);
CREATE INDEX incidents_by_place ON incidents (place_id, day_to);
CREATE INDEX incidents_by_type ON incidents (type, status, day_to);

CREATE TABLE links (
    "left" VARCHAR NOT NULL, 
    "right" VARCHAR NOT NULL, 
    score FLOAT NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY ("left", "right")
)
 WITHOUT ROWID;

CREATE INDEX ix_links_right ON links ("right");

CREATE TABLE log (
    n INTEGER NOT NULL, 
    at VARCHAR NOT NULL, 
    what VARCHAR NOT NULL, 
    detail TEXT NOT NULL, 
    previous VARCHAR NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n)
);


CREATE TABLE meta (
    "key" VARCHAR NOT NULL, 
    value VARCHAR NOT NULL, 
    PRIMARY KEY ("key")
);


CREATE TABLE moved (
    old VARCHAR NOT NULL, 
    new VARCHAR NOT NULL, 
    PRIMARY KEY (old)
);

CREATE INDEX ix_moved_new ON moved (new);

CREATE TABLE questions (
    n INTEGER NOT NULL, 
    id VARCHAR NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n)
);

CREATE INDEX ix_questions_id ON questions (id);

CREATE TABLE redirects (
    old VARCHAR NOT NULL, 
    new VARCHAR NOT NULL, 
    PRIMARY KEY (old)
);

CREATE INDEX ix_redirects_new ON redirects (new);

CREATE TABLE runs (
    n INTEGER NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n)
);


CREATE TABLE scores (
    n INTEGER NOT NULL, 
    id VARCHAR NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n)
);

CREATE INDEX ix_scores_id ON scores (id);

CREATE TABLE sources (
    id VARCHAR NOT NULL, 
    finished INTEGER NOT NULL, 
    size INTEGER NOT NULL, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (id)
);


CREATE TABLE documents (
    id VARCHAR NOT NULL, 
    source_id VARCHAR NOT NULL, 
    part INTEGER NOT NULL, 
    published VARCHAR, 
    publisher VARCHAR, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (id), 
    FOREIGN KEY(source_id) REFERENCES sources (id)
);

CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_source_id ON documents (source_id);

CREATE TABLE incident_actors (
    incident_id VARCHAR NOT NULL, 
    role VARCHAR NOT NULL, 
    name VARCHAR NOT NULL, 
    day_to VARCHAR, 
    FOREIGN KEY(incident_id) REFERENCES incidents (id) ON DELETE CASCADE
);

CREATE INDEX incidents_by_actor ON incident_actors (name, day_to, role, incident_id);
CREATE INDEX ix_incident_actors_incident_id ON incident_actors (incident_id);

CREATE TABLE passages (
    id INTEGER NOT NULL, 
    document_id VARCHAR NOT NULL, 
    start INTEGER NOT NULL, 
    "end" INTEGER NOT NULL, 
    stems TEXT NOT NULL, 
    folded TEXT NOT NULL, 
    PRIMARY KEY (id), 
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_passages_document_id ON passages (document_id);

CREATE TABLE problems (
    n INTEGER NOT NULL, 
    about VARCHAR NOT NULL, 
    document_id VARCHAR, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (n), 
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX ix_problems_about ON problems (about);
CREATE INDEX ix_problems_document_id ON problems (document_id);

CREATE TABLE records (
    id VARCHAR NOT NULL, 
    kind VARCHAR NOT NULL, 
    document_id VARCHAR NOT NULL, 
    position INTEGER NOT NULL, 
    type VARCHAR, 
    status VARCHAR, 
    day_from VARCHAR, 
    day_to VARCHAR, 
    place_id VARCHAR, 
    "row" TEXT NOT NULL, 
    digest VARCHAR NOT NULL, 
    PRIMARY KEY (id), 
    FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE INDEX records_by_day ON records (kind, day_to);
CREATE INDEX records_by_place ON records (place_id, kind, day_to);
CREATE INDEX records_by_type ON records (kind, type, status, day_to);
CREATE INDEX records_of_document ON records (document_id, kind, position);

CREATE TABLE blocks (
    "key" VARCHAR NOT NULL, 
    event_id VARCHAR NOT NULL, 
    PRIMARY KEY ("key", event_id), 
    FOREIGN KEY(event_id) REFERENCES records (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_blocks_event_id ON blocks (event_id);

CREATE TABLE record_actors (
    record_id VARCHAR NOT NULL, 
    role VARCHAR NOT NULL, 
    name VARCHAR NOT NULL, 
    FOREIGN KEY(record_id) REFERENCES records (id) ON DELETE CASCADE
);

CREATE INDEX ix_record_actors_record_id ON record_actors (record_id);
CREATE INDEX records_by_actor ON record_actors (name, role);

CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grow'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions only grow'); END;
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log only grow'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log only grow'); END;
CREATE TRIGGER forecasts_no_update BEFORE UPDATE ON forecasts BEGIN SELECT RAISE(ABORT, 'forecasts only grow'); END;
CREATE TRIGGER forecasts_no_delete BEFORE DELETE ON forecasts BEGIN SELECT RAISE(ABORT, 'forecasts only grow'); END;
CREATE TRIGGER questions_no_update BEFORE UPDATE ON questions BEGIN SELECT RAISE(ABORT, 'questions only grow'); END;
CREATE TRIGGER questions_no_delete BEFORE DELETE ON questions BEGIN SELECT RAISE(ABORT, 'questions only grow'); END;
CREATE TRIGGER scores_no_update BEFORE UPDATE ON scores BEGIN SELECT RAISE(ABORT, 'scores only grow'); END;
CREATE TRIGGER scores_no_delete BEFORE DELETE ON scores BEGIN SELECT RAISE(ABORT, 'scores only grow'); END;

-- Search: stems of words, and three letters at a time for what stemming misses.
CREATE VIRTUAL TABLE words USING fts5(stems, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE letters USING fts5(folded, content='passages', content_rowid='id', tokenize="trigram case_sensitive 1");

CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO words(rowid, stems) VALUES (new.id, new.stems);
    INSERT INTO letters(rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO words(words, rowid, stems) VALUES ('delete', old.id, old.stems);
    INSERT INTO letters(letters, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
