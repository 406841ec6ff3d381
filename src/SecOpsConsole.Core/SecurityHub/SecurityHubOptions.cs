namespace SecOpsConsole.Core.SecurityHub;

/// <summary>What the console tells AWS Security Hub. Off unless the configuration switches it on.</summary>
public sealed class SecurityHubOptions
{
    /// <summary>The workflow status of Macie's findings is noted there.</summary>
    public bool NoteWorkflow { get; init; }
}
