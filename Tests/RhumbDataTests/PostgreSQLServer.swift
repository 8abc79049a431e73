// A real server for the tests, started once where PostgreSQL is installed, in a folder of its own and reachable by a socket only.
import Foundation

final class PostgreSQLServer: Sendable {
    /// nil where there is no PostgreSQL, or it does not start.
    static let shared = PostgreSQLServer()

    static let absence: String = "PostgreSQL's server programs (initdb, pg_ctl) are not here, or do not start"

    let folder: String
    private let programs: String

    func address(_ database: String = "postgres", user: String = "rhumb") -> String {
        "postgresql://\(user)@/\(database)?host=\(folder)"
    }

    private init?() {
        let manager = FileManager.default
        let versions = (try? manager.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let folders =
            versions.sorted().reversed().map { "/usr/lib/postgresql/\($0)/bin" }
            + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard let programs = folders.first(where: { manager.isExecutableFile(atPath: $0 + "/initdb") }) else {
            return nil
        }
        self.programs = programs
        // A socket's path must be short.
        folder = "/tmp/rhumb-pg-\(getpid())"
        guard (try? manager.createDirectory(atPath: folder, withIntermediateDirectories: false)) != nil else {
            return nil
        }
        // The server refuses to run as root.
        if getuid() == 0 {
            guard PostgreSQLServer.shell("chown nobody '\(folder)'") == 0 else { return nil }
        }
        let asUser = getuid() == 0 ? "setpriv --reuid=nobody --clear-groups --inh-caps=-all " : ""
        let start = """
            cd '\(folder)' && \(asUser)'\(programs)/initdb' -D data -A trust -U rhumb -N -E UTF8 --locale=C >init.log 2>&1 &&
            (echo 'local guarded all scram-sha-256'; cat data/pg_hba.conf) >hba && cat hba >data/pg_hba.conf &&
            \(asUser)'\(programs)/pg_ctl' -D data -w -t 60 -l server.log \
            -o "-k '\(folder)' -c listen_addresses= -c fsync=off -c max_connections=20" start >start.log 2>&1
            """
        guard PostgreSQLServer.shell(start) == 0 else {
            try? manager.removeItem(atPath: folder)
            return nil
        }
        atexit {
            guard let server = PostgreSQLServer.shared else { return }
            let asUser = getuid() == 0 ? "setpriv --reuid=nobody --clear-groups " : ""
            _ = PostgreSQLServer.shell(
                "cd / && \(asUser)'\(server.programs)/pg_ctl' -D '\(server.folder)/data' -m immediate stop >/dev/null 2>&1; rm -rf '\(server.folder)'"
            )
        }
    }

    /// Runs SQL; whether it went well.
    func run(_ sql: String, database: String = "postgres") throws -> Bool {
        let file = folder + "/\(UUID().uuidString).sql"
        try Data(sql.utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        return PostgreSQLServer.shell(
            "'\(programs)/psql' -X -q -v ON_ERROR_STOP=1 -h '\(folder)' -U rhumb -d \(database) -f '\(file)' >>'\(folder)/psql.log' 2>&1"
        ) == 0
    }

    /// Not by Foundation's `Process`: it waits until every heir of its files has ended, the server among them.
    private static func shell(_ command: String) -> Int32 { system(command) }
}
