namespace SecOpsConsole.Policies.Tests.Oracle;

internal enum CallerKind
{
    Unsigned,
    Aws,
    WebIdentity,
    Service,
}

/// <summary>Who sends a request. <c>Name</c> is the ARN, the provider or the service.</summary>
internal sealed record OracleCaller(CallerKind Kind, string Name = "", string Account = "", string UniqueId = "");
