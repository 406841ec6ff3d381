namespace SecOpsConsole.Core.Suppressions;

/// <summary>The payload of an Expire work item: everything that is due is handled, whoever asked.</summary>
internal sealed record ExpirePayload;
