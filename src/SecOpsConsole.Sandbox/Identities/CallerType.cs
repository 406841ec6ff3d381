namespace SecOpsConsole.Sandbox.Identities;

/// <summary>CloudTrail's userIdentity types that the sandbox has.</summary>
internal enum CallerType
{
    Root,
    IAMUser,
    AssumedRole,
    Anonymous,
}
