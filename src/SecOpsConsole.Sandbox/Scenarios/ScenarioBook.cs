namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>All stories, found by their interface and ordered by name.</summary>
internal static class ScenarioBook
{
    public static IReadOnlyList<IScenario> All { get; } =
    [
        .. typeof(ScenarioBook).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IScenario).IsAssignableFrom(type))
            .Select(type => (IScenario)Activator.CreateInstance(type)!)
            .OrderBy(scenario => scenario.Name, StringComparer.Ordinal),
    ];
}
