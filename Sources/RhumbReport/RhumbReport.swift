// RhumbReport: a run as people and programs read it. `Report` is the value; `terminal`, `markdown` and `json` render it.
