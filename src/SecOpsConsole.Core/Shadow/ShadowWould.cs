namespace SecOpsConsole.Core.Shadow;

/// <summary>What automatic mode would have done about a finding.</summary>
public enum ShadowWould
{
    /// <summary>It would have changed the bucket.</summary>
    Write,

    /// <summary>A guard would have stopped it.</summary>
    Hold,

    /// <summary>It would have left the matter to a person.</summary>
    Person,
}
