namespace SecOpsConsole.Core.Suppressions;

/// <summary>Why a person wants a problem no longer reported.</summary>
public enum SuppressionKind
{
    /// <summary>The risk is accepted, by an owner, for a time.</summary>
    Exception,
    /// <summary>The judge is wrong about this content.</summary>
    FalsePositive,
}
