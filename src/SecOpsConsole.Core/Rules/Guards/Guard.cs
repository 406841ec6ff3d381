using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>
/// One reason for automatic mode not to act. Pure: facts in, a sentence out. A guard fails closed: what it does not know for certain
/// trips it. A new guard is one new file and one line in <see cref="GuardBook"/>, where the order is.
/// </summary>
public abstract class Guard
{
    public abstract HoldReason Reason { get; }

    /// <summary>What is held once it has tripped, and so where it is resumed.</summary>
    public virtual GuardScope Scope => GuardScope.Decision;

    /// <summary>It holds in Review too: there is nothing that the bucket's rule could write.</summary>
    public virtual bool InEveryMode => false;

    /// <summary>People are told with a clock, once per trip: something keeps working against us.</summary>
    public virtual bool Escalates => false;

    /// <summary>What it takes until automatic mode acts here again, for the person who reads the page.</summary>
    public abstract string Resume { get; }

    /// <summary>What tripped it, as one sentence without a remedy; null when it lets pass.</summary>
    public abstract string? Check(DecisionFacts facts, DecisionContext context);
}
