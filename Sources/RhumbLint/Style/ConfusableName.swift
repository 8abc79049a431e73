// Names that look like others.
import RhumbSyntax
import RhumbText

extension Rule {
    static let confusableName = Rule(
        "style/confusable-name", .warning,
        Message("A name looks like no other and mixes no alphabets", zh: "名称不要混用字母表，也不要与别的名称看着一样"),
        why: Message(
            """
            A Cyrillic а inside `market`, or a full-width Ａ, cannot be seen on a screen, but the name is another one: what \
            the reader takes for a use is none. Such letters come with copied text, and sometimes on purpose. The \
            look-alikes are those of Unicode Technical Standard 39.
            """,
            zh: """
                market 里混进一个西里尔字母 а，或者写成全角的 Ａ，屏幕上看不出来，却已经是另一个名称：看着用到了，其实没有。\
                这种字母多半随复制粘贴而来，偶尔也是有意为之。形近字依据 Unicode 技术标准 39 号。
                """),
        bad: """
            segment ‹mаrket› "From an agency" of guests where channel = "agency"
            """,
        good: """
            segment market "From an agency" of guests where channel = "agency"
            """
    ) { lint in
        guard lint.declaredNames.contains(where: { !$0.name.text.isASCII }) else { return }
        var seen: [String: DeclaredName] = [:]
        for declared in lint.declaredNames {
            let (name, plain) = (declared.name.text, LookAlikes.plain(declared.name.text))
            let key = declared.kind.scope + "\u{0}" + plain
            let twin = seen[key].map(\.name)
            seen[key] = seen[key] ?? declared
            if let letter = LookAlikes.stranger(in: name) {
                lint.report(
                    at: declared.name.span,
                    Message(
                        "`\(name)` holds “\(letter.character)”, \(letter.alphabet.english), among Latin letters",
                        zh: "“\(name)”的拉丁字母里混进了\(letter.alphabet.chinese)“\(letter.character)”"),
                    help: Message("type the name anew: \(plain)", zh: "请重新输入：\(plain)"))
            } else if let twin, twin.text != name {
                lint.report(
                    at: declared.name.span,
                    Message(
                        "`\(name)` looks like `\(twin.text)` and is another name",
                        zh: "“\(name)”与“\(twin.text)”看着一样，却是两个名称"),
                    help: Message("give one of them another name", zh: "请给其中一个改名"),
                    related: [
                        Related(
                            Message("`\(twin.text)` is declared here", zh: "“\(twin.text)”在这里声明"),
                            at: .source(twin.span))
                    ])
            }
        }
    }
}
