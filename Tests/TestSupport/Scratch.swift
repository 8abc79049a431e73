// What tests write lies below one folder, which goes when they end.
import Foundation

public enum Scratch {
    /// Of this process.
    private static let root: URL = {
        let name = "rhumb-tests-\(ProcessInfo.processInfo.processIdentifier)"
        let root = FileManager.default.temporaryDirectory.appending(path: name)
        try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: Scratch.root) }
        return root
    }()

    /// A place that nothing is at yet.
    public static func place(_ suffix: String = "") -> URL { root.appending(path: UUID().uuidString + suffix) }

    /// A new folder.
    public static func folder() throws -> URL {
        let folder = place()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
