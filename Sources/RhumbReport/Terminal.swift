// x
public func terminal(_ report: Report, width: Int, colour: Bool) -> String { "" }
public func markdown(_ report: Report) -> String { "" }
