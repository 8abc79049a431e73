// The tables of a history, form 1. What repeats from run to run (plan texts, lists of keys) is stored once, as a blob.
import RhumbText

extension HistoryFile {
    static let tables = [
        """
        CREATE TABLE blob (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT
        """,
        "CREATE INDEX blob_hash ON blob (hash)",
        """
        CREATE TABLE run (
          number INTEGER PRIMARY KEY AUTOINCREMENT, plan TEXT NOT NULL, title TEXT, today TEXT NOT NULL, scenario TEXT,
          language TEXT NOT NULL, on_track TEXT NOT NULL, at_risk TEXT NOT NULL, plan_hash TEXT NOT NULL, recorded INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE source (
          run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, path TEXT NOT NULL,
          text INTEGER NOT NULL REFERENCES blob, PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE dataset (
          run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
          rows INTEGER NOT NULL, bytes INTEGER, hash INTEGER, PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE standing (
          run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, title TEXT,
          status TEXT, value TEXT, target TEXT, better TEXT, because_en TEXT NOT NULL, because_zh TEXT NOT NULL, basis TEXT,
          PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE members (
          run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, dataset TEXT NOT NULL, name TEXT NOT NULL,
          rung TEXT, keys INTEGER NOT NULL REFERENCES blob, PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE given (
          run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, advice TEXT NOT NULL,
          keys INTEGER NOT NULL REFERENCES blob, PRIMARY KEY (run, position)
        ) STRICT, WITHOUT ROWID
        """,
        "PRAGMA application_id = \(application)",
        "PRAGMA user_version = \(form)",
    ]
}
