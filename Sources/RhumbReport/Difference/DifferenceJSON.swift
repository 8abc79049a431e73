// A difference for programs, schema `rhumb.diff/1`.
import RhumbFormats
import RhumbHistory
import RhumbModel
import RhumbText
import RhumbValues

struct DifferenceJSON {
    let difference: RunDifference
    let language: Language

    var document: JSON {
        .object([
            (key: "schema", value: "rhumb.diff/1"),
            (key: "language", value: .string(language.rawValue)),
            (key: "from", value: run(difference.old)),
            (key: "to", value: run(difference.new)),
            (key: "changes", value: .array(difference.changes.map { change($0) })),
            (key: "declarations", value: .array(difference.declared.map { declared($0) })),
            (key: "statuses", value: .array(difference.statuses.map { turn($0) })),
            (key: "values", value: .array(difference.values.map { turn($0) })),
            (key: "segments", value: .array(difference.crossings.map { crossing($0) })),
            (key: "tiers", value: .array(difference.moves.map { move($0) })),
            (key: "advice", value: .array(difference.advised.map { advised($0) })),
            (key: "datasets", value: .array(difference.reread.map { reread($0) })),
        ])
    }

    private func text(_ message: Message?) -> JSON { JSON(message?.text(in: language)) }

    private func run(_ run: RunRecord) -> JSON {
        .object([
            (key: "plan", value: .string(run.plan)), (key: "title", value: JSON(run.title)),
            (key: "today", value: JSON(run.today)), (key: "scenario", value: JSON(run.scenario)),
            (key: "run", value: JSON(run.number)),
        ])
    }

    private func change(_ change: RunDifference.Change) -> JSON {
        .object([
            (key: "group", value: .string(change.group.rawValue)), (key: "kind", value: text(change.kind)),
            (key: "name", value: .string(change.name)), (key: "title", value: JSON(change.title)),
            (key: "clause", value: text(change.word)), (key: "from", value: text(change.old)),
            (key: "to", value: text(change.new)), (key: "movement", value: .string(change.movement.rawValue)),
        ])
    }

    private func declared(_ declared: RunDifference.Declared) -> JSON {
        .object([
            (key: "kind", value: text(declared.kind)), (key: "name", value: .string(declared.name)),
            (key: "title", value: JSON(declared.title)), (key: "added", value: .bool(declared.isAdded)),
        ])
    }

    private func turn(_ turn: RunDifference.Turn) -> JSON {
        .object([
            (key: "kind", value: .string(turn.new.kind.rawValue)), (key: "name", value: .string(turn.new.name)),
            (key: "title", value: JSON(turn.new.title)), (key: "from", value: standing(turn.old)),
            (key: "to", value: standing(turn.new)),
        ])
    }

    private func standing(_ standing: RunRecord.Standing) -> JSON {
        .object([
            (key: "status", value: JSON(standing.status)), (key: "value", value: JSON(standing.value)),
            (key: "target", value: JSON(standing.target)),
            (key: "because", value: .strings(standing.because.map { $0.text(in: language) })),
        ])
    }

    private func crossing(_ crossing: RunDifference.Crossing) -> JSON {
        .object([
            (key: "name", value: .string(crossing.segment)), (key: "title", value: JSON(crossing.title)),
            (key: "dataset", value: .string(crossing.dataset)), (key: "came", value: .strings(crossing.came)),
            (key: "left", value: .strings(crossing.left)),
        ])
    }

    private func move(_ move: RunDifference.Move) -> JSON {
        .object([
            (key: "name", value: .string(move.ladder)), (key: "dataset", value: .string(move.dataset)),
            (key: "from", value: JSON(move.from)), (key: "to", value: JSON(move.to)),
            (key: "keys", value: .strings(move.keys)),
        ])
    }

    private func advised(_ advised: RunDifference.Advised) -> JSON {
        .object([
            (key: "name", value: .string(advised.advice)), (key: "came", value: .strings(advised.came)),
            (key: "left", value: .strings(advised.left)),
        ])
    }

    private func reread(_ reread: RunDifference.Reread) -> JSON {
        .object([
            (key: "name", value: .string(reread.dataset)), (key: "from_rows", value: .integer(reread.oldRows)),
            (key: "to_rows", value: .integer(reread.newRows)),
            (key: "same_file", value: JSON(truth: reread.isSameFile)),
        ])
    }
}
