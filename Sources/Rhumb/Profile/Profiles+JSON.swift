// Profiles for programs: `rhumb.profile/1`. Keys keep this order; add freely, rename nothing.
import RhumbConfig
import RhumbData
import RhumbFormats
public import RhumbText

extension Profiles {
    public func json(_ language: Language) -> String {
        JSON.object([
            (key: "schema", value: .string("rhumb.profile/1")), (key: "language", value: .string(language.rawValue)),
            (key: "tables", value: .array(sources.map { table($0, language) })),
            (key: "references", value: .array(references.map(reference))),
        ]).text()
    }

    private func table(_ source: Source, _ language: Language) -> JSON {
        let profile = source.profile
        let hasHeader = if case .names = profile.layout.header { false } else { true }
        return .object([
            (key: "source", value: .string(profile.source)), (key: "name", value: .string(source.name)),
            (key: "format", value: .string(source.format.rawValue)), (key: "rows", value: JSON(profile.rows)),
            (key: "partial", value: .bool(profile.isPart)), (key: "duplicate_rows", value: JSON(profile.duplicateRows)),
            (key: "detected_encoding", value: JSON(profile.detectedEncoding)),
            (key: "separator", value: .string(profile.layout.separator.setting)),
            (key: "decimal", value: .string(profile.layout.decimal == 0x2C ? "," : ".")),
            (key: "header", value: .bool(hasHeader)),
            (key: "keys", value: .array(profile.keys.map { .string(profile.columns[$0].name) })),
            (key: "event", value: JSON(profile.event.map { profile.columns[$0].name })),
            (key: "columns", value: .array(profile.columns.map { column($0, language) })),
        ])
    }

    private func column(_ column: ColumnProfile, _ language: Language) -> JSON {
        func value(_ number: Double) -> JSON { column.isDate ? .string(column.text(of: number)) : .number(number) }
        let quantiles = zip(["p05", "p25", "p50", "p75", "p95"], column.quantiles)
            .map { (key: $0, value: value($1)) }
        return .object([
            (key: "name", value: .string(column.name)), (key: "type", value: .string(column.type.words(language))),
            (key: "missing", value: JSON(column.missing)),
            (key: "missing_words", value: .array(column.missingWords.map(JSON.string))),
            (key: "distinct", value: JSON(column.distinct)), (key: "unique", value: .bool(column.isUnique)),
            (key: "date", value: JSON(column.type.dateForm)),
            (key: "ambiguous_date", value: .bool(column.isAmbiguousDate)),
            (key: "min", value: JSON(column.low)), (key: "max", value: JSON(column.high)),
            (key: "mean", value: JSON(column.mean)),
            (key: "quantiles", value: quantiles.isEmpty ? .null : .object(quantiles)),
            (
                key: "common",
                value: .array(
                    column.common.map {
                        .object([(key: "value", value: .string($0.text)), (key: "count", value: JSON($0.count))])
                    })
            ),
            (key: "bars", value: .array(column.bars.map { JSON($0) })),
        ])
    }

    private func reference(_ reference: LikelyReference) -> JSON {
        .object([
            (key: "table", value: .string(sources[reference.table].name)),
            (key: "column", value: .string(sources[reference.table].profile.columns[reference.column].name)),
            (key: "refers_to", value: .string(sources[reference.target].name)),
            (key: "share", value: .number(reference.share)),
        ])
    }
}
