using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>May this caller do this action on this resource, in a context of condition keys (case-insensitive)?</summary>
internal sealed record AccessQuestion(Caller Caller, string Action, string Resource, IReadOnlyDictionary<string, string> Context);
