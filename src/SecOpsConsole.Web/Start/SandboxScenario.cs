namespace SecOpsConsole.Web.Start;

/// <summary>A story that the sandbox can play, as its menu shows it.</summary>
internal sealed record SandboxScenario(string Name, string Title, string Description);
