// What can be wrong with a history file, said to a consultant. None of it stops a run, and none of it costs a byte of the
// file: what is not understood is left as it is.
import CSQLite
public import RhumbText

public enum HistoryFault: Error, Sendable, Hashable {
    case missing
    /// Written by a newer release, in a later form.
    case newer(form: Int)
    /// A database of another program.
    case foreign
    /// No database at all, or one with a part missing.
    case damaged(String)
    /// Another process did not let go of it.
    case busy
    /// The file system refused.
    case refused(String)

    init(_ fault: SQLiteFault) {
        switch fault.code {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_CONSTRAINT:
            self = .damaged(fault.text)
        default: self = .refused(fault.text)
        }
    }

    /// As a finding about a file.
    public func diagnostic(_ file: String, _ level: Level) -> Diagnostic {
        switch self {
        case .missing:
            Diagnostic(
                "history/missing", level, Message("there is no history yet", zh: "还没有运行历史"), at: .file(file),
                help: Message("every finished run adds to it; run the plan first", zh: "每次运行完成后都会记入；请先运行方案"))
        case .newer(let form):
            Diagnostic(
                "history/newer", level,
                Message(
                    "the history was written by a newer release (form \(form), this one knows \(HistoryFile.form)); it is left as it is",
                    zh: "运行历史由更新的版本写成（格式 \(form)，本版本只识别到 \(HistoryFile.form)），文件保持原样"), at: .file(file),
                help: Message("update rhumb, or name another file under `history:`", zh: "请升级 rhumb，或在 history: 另指定文件"))
        case .foreign:
            Diagnostic(
                "history/foreign", level,
                Message(
                    "this is a database of another program; it is left as it is", zh: "这是其他程序的数据库，文件保持原样"),
                at: .file(file), help: Message("name another file under `history:`", zh: "请在 history: 另指定文件"))
        case .damaged(let text):
            Diagnostic(
                "history/damaged", level,
                Message(
                    "the history is damaged (\(text)); it is left as it is", zh: "运行历史已损坏（\(text)），文件保持原样"),
                at: .file(file),
                help: Message(
                    "put a copy from your backup in its place, or move it away to begin a new one",
                    zh: "请用备份替换它，或先移走它，再开始新的历史"))
        case .busy:
            Diagnostic(
                "history/busy", level,
                Message("another run holds the history; this one is not in it", zh: "另一次运行正占用历史，本次未记入"),
                at: .file(file), help: Message("run again when the other is done", zh: "请待其结束后重新运行"))
        case .refused(let text):
            Diagnostic(
                "history/refused", level,
                Message("the history cannot be opened (\(text))", zh: "无法打开运行历史（\(text)）"), at: .file(file),
                help: Message("check that you may write in its folder", zh: "请确认对所在文件夹有写入权限"))
        }
    }
}
