// Columns that hold what leads to a person: told by their names, in both languages.
import RhumbModel

extension DatasetColumn {
    /// Text under a name such as `phone`, `e_mail`, 身份证号: how to reach a person, or an official number of theirs.
    var isPersonal: Bool {
        guard case .text = kind else { return false }
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        let whole = words.joined()
        return words.contains { PersonalNames.words.contains($0) }
            || PersonalNames.compounds.contains { whole.holds($0) }
            || !name.isASCII && PersonalNames.chinese.contains { name.holds($0) }
    }
}

private enum PersonalNames {
    static let words: Set<String> = [
        "phone", "mobile", "cellphone", "telephone", "tel", "email", "mail", "address", "street", "passport", "ssn",
        "iban", "wechat", "whatsapp",
    ]
    static let compounds = ["email", "idcard", "passport", "phonenumber", "mobilenumber", "bankaccount", "homeaddress"]
    static let chinese = ["手机", "电话", "邮箱", "电子邮件", "身份证", "证件号", "护照", "地址", "住址", "微信号", "银行卡"]
}
