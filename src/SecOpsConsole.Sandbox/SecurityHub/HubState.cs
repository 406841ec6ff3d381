namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>Whether the hub is on. The sandbox's accounts have it on from the start; somebody may switch it off.</summary>
internal sealed record HubState(bool Enabled);
