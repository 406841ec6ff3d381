using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Commands;

/// <summary>A verb about people and tokens; a list needs no target, and only a change of role needs a role.</summary>
internal sealed record AccessRequest(AccessVerb Verb, AccessTarget? Target = null, Role? Role = null);
