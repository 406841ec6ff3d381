using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Commands;

/// <summary>For whom a secret is made.</summary>
internal sealed record OperatorRequest(string Name, Role Role);
