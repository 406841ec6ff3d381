namespace SecOpsConsole.Core.FourEyes;

/// <summary>The payload of an ExpireRequests work item: everything that is due is handled, whoever asked.</summary>
internal sealed record ExpireRequestsPayload;
