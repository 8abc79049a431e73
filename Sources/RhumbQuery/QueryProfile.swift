// What an execution did and how long each part took: for `rhumb run --explain`.

/// One look at all rows of a dataset.
public struct PassProfile: Sendable {
    public struct Operator: Sendable {
        /// What is computed, in the query's words.
        public let text: String
        /// Seconds, summed over the threads.
        public let seconds: Double

        public init(text: String, seconds: Double) {
            self.text = text
            self.seconds = seconds
        }
    }

    public let dataset: String
    /// The pass that reads the dataset from its source; the others look at what is kept.
    public let isReading: Bool
    public let rows: Int
    public let threads: Int
    /// Seconds by the clock.
    public let seconds: Double
    /// In the order in which they are computed for each batch of rows.
    public let operators: [Operator]

    public init(
        dataset: String, isReading: Bool, rows: Int, threads: Int, seconds: Double, operators: [Operator]
    ) {
        self.dataset = dataset
        self.isReading = isReading
        self.rows = rows
        self.threads = threads
        self.seconds = seconds
        self.operators = operators
    }
}
