namespace SecOpsConsole.Core.Desk;

/// <summary>What a person decided that writes nothing to AWS and can be taken back; what writes has its attempt.</summary>
public enum DeskDecisionKind
{
    Approve,
    Exception,
    FalsePositive,
    Mode,
    AutomaticAction,
}
