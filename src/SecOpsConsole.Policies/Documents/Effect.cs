namespace SecOpsConsole.Policies;

/// <summary>The Effect element. IAM compares it with its exact case: <c>allow</c> is not <c>Allow</c>.</summary>
public enum Effect
{
    /// <summary>Missing, misspelt or given twice: the statement is invalid.</summary>
    Unknown,

    /// <summary>Grants.</summary>
    Allow,

    /// <summary>Refuses, and wins over every Allow.</summary>
    Deny,
}
