namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>A story that happens in the demo company on request. One class per story; <see cref="ScenarioBook"/> finds them.</summary>
internal interface IScenario
{
    /// <summary>In the address: <c>POST /_sandbox/scenarios/{name}</c>.</summary>
    string Name { get; }

    string Title { get; }

    string Description { get; }

    Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken);
}
