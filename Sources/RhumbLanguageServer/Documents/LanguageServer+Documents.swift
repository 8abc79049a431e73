// Texts come, change and go.
import Rhumb
import RhumbFormats
import RhumbText

extension LanguageServer {
    mutating func open(_ parameters: JSON) {
        guard let item = parameters["textDocument"], let uri = item["uri"]?.string, let text = item["text"]?.string
        else {
            return
        }
        var document = Document(uri: uri, version: item["version"]?.integer, text: text)
        memory.hold(document.file)
        document.project = home(of: document.path)
        documents[uri] = document
        mark(document.project)
    }

    mutating func change(_ parameters: JSON) {
        let item = parameters["textDocument"]
        guard let uri = item?["uri"]?.string, var document = documents.removeValue(forKey: uri) else { return }
        let edits = parameters["contentChanges"]?.array ?? []
        if edits.isEmpty { mark(document.project) }
        for change in edits {
            let edit = document.apply(change, client.encoding)
            analyses[document.project]?.move(edit, in: document.path)
            mark(document.project, edit.map { .one($0, path: document.path) } ?? .much)
        }
        document.version = item?["version"]?.integer
        memory.hold(document.file)
        documents[uri] = document
    }

    mutating func close(_ parameters: JSON) {
        guard let uri = parameters["textDocument"]?["uri"]?.string, let document = documents.removeValue(forKey: uri)
        else { return }
        memory.release(document.path)
        // A project without an open text is nobody's concern.
        if documents.values.contains(where: { $0.project == document.project }) {
            mark(document.project)
        } else {
            forget(document.project)
        }
    }

    mutating func saved(_ parameters: JSON) {
        guard let uri = parameters["textDocument"]?["uri"]?.string, let document = documents[uri] else { return }
        mark(document.project)
    }

    mutating func changedOnDisk(_ parameters: JSON) {
        for change in parameters["changes"]?.array ?? [] {
            if let path = (change["uri"]?.string).flatMap({ FileURI.path($0) }) { memory.forget(path) }
        }
        // A file that is there now may give a text another home.
        for (uri, document) in documents.sorted(by: { $0.key < $1.key }) {
            let home = home(of: document.path)
            if home != document.project {
                documents[uri]?.project = home
                if !documents.values.contains(where: { $0.project == document.project }) { forget(document.project) }
            }
            mark(home)
        }
    }

    private mutating func mark(_ project: String, _ change: PendingChange = .much) {
        changes[project] = changes[project]?.followed(by: change) ?? change
        stale.insert(project)
        unchecked.insert(project)
        unlinted.insert(project)
    }

    /// Where a path is no file's, the text is a project of its own.
    private mutating func home(of path: String) -> String {
        path.hasPrefix("/") ? Project.home(of: path, &memory) : path
    }
}
