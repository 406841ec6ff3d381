using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.World;

/// <summary>Somebody who makes calls from inside the sandbox: who, with which tool, from where.</summary>
internal sealed record Actor(Caller Caller, string UserAgent, string SourceIp);
