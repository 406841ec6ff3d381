namespace SecOpsConsole.Core.Buckets;

/// <summary>What automatic mode does about a public policy of a bucket.</summary>
public enum AutomaticAction
{
    /// <summary>The accepted policy comes back as a whole. The default.</summary>
    RevertToBaseline,
    /// <summary>Only what lets everybody in is taken out; other edits of the same change stay.</summary>
    RepairStatements,
}
