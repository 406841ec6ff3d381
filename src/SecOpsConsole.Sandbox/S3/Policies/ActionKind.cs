namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>What an action acts on.</summary>
internal enum ActionKind
{
    Bucket,
    Object,
    Either,
}
