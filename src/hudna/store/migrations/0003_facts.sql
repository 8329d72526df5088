-- What passages tell, as words of the search: publisher, day, and type, status, place, actors of their events.
-- `fact` is a function that the program lends the database.

ALTER TABLE passages ADD COLUMN facts TEXT NOT NULL DEFAULT '';

DROP TRIGGER passages_added;
DROP TRIGGER passages_removed;
DROP TABLE words;

UPDATE passages SET facts = (
    SELECT fact('source', d.publisher) || ' ' || fact('date', d.published)
    FROM documents d WHERE d.id = passages.document_id
) || ' ' || coalesce((
    SELECT group_concat(fact('type', r.type) || ' ' || fact('status', r.status) || ' ' || fact('place', r.place_id)
        || ' ' || coalesce((SELECT group_concat(fact('actor', a.name), ' ') FROM record_actors a WHERE a.record_id = r.id), ''), ' ')
    FROM records r
    WHERE r.document_id = passages.document_id AND r.kind = 'event'
        AND json_extract(r.row, '$.evidence.start') < passages."end"
        AND json_extract(r.row, '$.evidence.end') > passages.start
), '');

CREATE VIRTUAL TABLE words USING fts5(stems, facts, content='passages', content_rowid='id', tokenize="unicode61 remove_diacritics 0");
INSERT INTO words(words) VALUES ('rebuild');

CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
    INSERT INTO words(rowid, stems, facts) VALUES (new.id, new.stems, new.facts);
    INSERT INTO letters(rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
    INSERT INTO words(words, rowid, stems, facts) VALUES ('delete', old.id, old.stems, old.facts);
    INSERT INTO letters(letters, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
