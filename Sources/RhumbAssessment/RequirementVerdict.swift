// Did the data keep what the plan requires of them?
import RhumbModel
import RhumbText
import RhumbValues

func assessRequirement(
    _ requirement: Requirement, _ measured: RequirementMeasurement, today: Day
) -> RequirementAssessment {
    RequirementAssessment(
        holds: requirement.holds(measured, on: today), checked: measured.checked, broken: measured.broken,
        because: [requirement.sentence(measured, on: today)])
}
