// A programme: segments, goals, actions, advice and risks under one name, with a budget and an owner of its own.
import RhumbText
public import RhumbValues

/// What a consultant groups and a manager answers for: win, keep, develop.
public struct Programme: Sendable {
    public var heading: Heading
    public var segments: [ID<Segment>] = []
    public var goals: [ID<Goal>] = []
    public var actions: [ID<Action>] = []
    public var advice: [ID<Advice>] = []
    public var risks: [ID<Risk>] = []
    /// For its actions.
    public var budget: Money?
    public var owner: Owner?
    public var promise: String?
    public var lessons: [DatedNote] = []
    public var because: String?

    public init(heading: Heading) { self.heading = heading }
}
