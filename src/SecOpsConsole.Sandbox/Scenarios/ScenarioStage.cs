using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Macie;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>What every scenario plays on.</summary>
internal sealed record ScenarioStage(SandboxWorld World, InsideCalls Calls, Actors Actors, EventBus Bus, MacieEngine Macie);
