using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>Connections, API destinations and rules by account, Region and name.</summary>
internal sealed class EventRegistry(SandboxState state)
{
    public StateSection<EventConnection> Connections { get; } = state.Section<EventConnection>("events/connections");

    public StateSection<ApiDestination> Destinations { get; } = state.Section<ApiDestination>("events/destinations");

    public StateSection<EventRule> Rules { get; } = state.Section<EventRule>("events/rules");

    public static string Key(string accountId, string region, string name) => $"{accountId}/{region}/{name}";

    public EventConnection? ConnectionByArn(string arn) => Connections.All().FirstOrDefault(item => item.Arn == arn);

    public ApiDestination? DestinationByArn(string arn) => Destinations.All().FirstOrDefault(item => item.Arn == arn);

    public IEnumerable<EventRule> RulesOf(string accountId, string region) =>
        Rules.All().Where(rule => rule.AccountId == accountId && rule.Region == region);
}
