// Where the engine is known to depart from the language. Each has a plan in KnownDepartures; when the engine is mended its line
// goes, here and there, and the random comparison becomes stricter.

enum Departure: CaseIterable {
    /// Decimals are added and multiplied as binary fractions.
    case binaryDecimals
}
