// What the tests of this folder share.
import Foundation

/// The real data that is kept beside the project; `RHUMB_DATA` names another folder.
enum SharedData {
    static func files(in folder: String) -> [URL] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let base =
            ProcessInfo.processInfo.environment["RHUMB_DATA"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared/data")
        let found = try? FileManager.default.contentsOfDirectory(
            at: base.appending(path: folder), includingPropertiesForKeys: nil)
        return (found ?? []).sorted { $0.path < $1.path }
    }
}
