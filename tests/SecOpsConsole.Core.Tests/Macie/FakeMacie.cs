using System.Text.Json.Nodes;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Core.Tests.Macie;

/// <summary>Macie in memory: its findings, and what it was asked for.</summary>
public sealed class FakeMacie : IMacieGateway
{
    public static readonly MaciePlace Place = new("111122223333", "eu-west-1");

    public IReadOnlyList<MaciePlace> Places { get; init; } = [Place];

    public MacieStatus Status { get; set; } = MacieStatus.Enabled;

    /// <summary>Answers every call with it.</summary>
    public AwsFault? Fault { get; set; }

    /// <summary>Findings by id, as event details.</summary>
    public Dictionary<string, JsonObject> Findings { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>Since when findings were listed, and with which token.</summary>
    public List<(DateTime? SinceUtc, string? Next)> Listed { get; } = [];

    /// <summary>Every page of a list is the first one.</summary>
    public bool Stuck { get; set; }

    public bool RefusesTokens { get; set; }

    public Task<AwsAnswer<MacieSession>> ReadSessionAsync(MaciePlace place, CancellationToken cancellationToken) => Answer(nameof(ReadSessionAsync), new MacieSession(Status, null, null));

    public Task<AwsAnswer<Written>> EnableAsync(MaciePlace place, CancellationToken cancellationToken) => Answer("Enable", new Written());

    public Task<AwsAnswer<IReadOnlyList<MacieJob>>> ListJobsAsync(MaciePlace place, CancellationToken cancellationToken) => Answer<IReadOnlyList<MacieJob>>("ListJobs", []);

    public Task<AwsAnswer<MacieJobDetail>> ReadJobAsync(MaciePlace place, string jobId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AwsAnswer<string>> CreateJobAsync(MaciePlace place, MacieJobOrder order, CancellationToken cancellationToken) => Answer($"CreateJob {order.Name}", "job-1");

    public TimeSpan JobWait(MaciePlace place) => TimeSpan.Zero;

    public Task<AwsAnswer<Written>> ChangeJobAsync(MaciePlace place, string jobId, MacieJobChange change, CancellationToken cancellationToken) => Answer($"{change} {jobId}", new Written());

    public Task<AwsAnswer<IReadOnlyList<MacieManagedIdentifier>>> ListManagedIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<MacieManagedIdentifier>>("ListManagedIdentifiers", []);

    public Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListIdentifiersAsync(MaciePlace place, CancellationToken cancellationToken) => Answer<IReadOnlyList<MacieItem>>("ListIdentifiers", []);

    public Task<AwsAnswer<MacieIdentifierDetail>> ReadIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AwsAnswer<string>> CreateIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string token, CancellationToken cancellationToken) => Answer($"CreateIdentifier {draft.Name}", "identifier-1");

    public Task<AwsAnswer<Written>> DeleteIdentifierAsync(MaciePlace place, string identifierId, CancellationToken cancellationToken) => Answer($"DeleteIdentifier {identifierId}", new Written());

    public Task<AwsAnswer<int>> TestIdentifierAsync(MaciePlace place, MacieIdentifierDraft draft, string text, CancellationToken cancellationToken) => Answer("TestIdentifier", 2);

    public Task<AwsAnswer<IReadOnlyList<MacieItem>>> ListAllowListsAsync(MaciePlace place, CancellationToken cancellationToken) => Answer<IReadOnlyList<MacieItem>>("ListAllowLists", []);

    public Task<AwsAnswer<MacieAllowListDetail>> ReadAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AwsAnswer<string>> CreateAllowListAsync(MaciePlace place, MacieAllowListDraft draft, CancellationToken cancellationToken) => Answer($"CreateAllowList {draft.Name}", "list-1");

    public Task<AwsAnswer<Written>> DeleteAllowListAsync(MaciePlace place, string allowListId, CancellationToken cancellationToken) => Answer($"DeleteAllowList {allowListId}", new Written());

    public Task<AwsAnswer<IReadOnlyList<MacieSuppressionRule>>> ListSuppressionRulesAsync(MaciePlace place, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<MacieSuppressionRule>>("ListRules", []);

    public Task<AwsAnswer<string>> CreateSuppressionRuleAsync(
        MaciePlace place, string name, string? description, IReadOnlyList<MacieCondition> conditions, string token, CancellationToken cancellationToken) => Answer($"CreateRule {name}", "rule-1");

    public Task<AwsAnswer<Written>> DeleteSuppressionRuleAsync(MaciePlace place, string ruleId, CancellationToken cancellationToken) => Answer($"DeleteRule {ruleId}", new Written());

    public Task<AwsAnswer<IReadOnlyList<MacieCoverage>>> ListCoverageAsync(MaciePlace place, CancellationToken cancellationToken) => Answer<IReadOnlyList<MacieCoverage>>("ListCoverage", []);

    public Task<AwsAnswer<Written>> CreateSamplesAsync(MaciePlace place, CancellationToken cancellationToken) => Answer("CreateSamples", new Written());

    public Task<AwsAnswer<MacieIds>> ListFindingsAsync(
        MaciePlace place, IReadOnlyList<MacieCondition> conditions, DateTime? updatedSinceUtc, string? next, CancellationToken cancellationToken)
    {
        Listed.Add((updatedSinceUtc, next));
        if (next is not null && RefusesTokens)
        {
            return Task.FromResult(AwsAnswer<MacieIds>.Failed(new AwsFault(AwsFaultKind.Invalid, "ValidationException", "The token is not valid.", null)));
        }

        if (Stuck)
        {
            return Answer("ListFindings", new MacieIds([.. Findings.Keys.Take(50)], "again"));
        }

        var matching = Findings.Where(finding => updatedSinceUtc is null || UpdatedUtc(finding.Value) >= updatedSinceUtc)
            .Where(finding => conditions.All(condition => condition.Values.Contains((string?)finding.Value[condition.Field])))
            .OrderBy(finding => UpdatedUtc(finding.Value)).Select(finding => finding.Key).ToList();
        var from = int.Parse(next ?? "0");
        return Answer("ListFindings", new MacieIds([.. matching.Skip(from).Take(50)], matching.Count > from + 50 ? $"{from + 50}" : null));
    }

    public Task<AwsAnswer<IReadOnlyList<MacieFindingText>>> ReadFindingsAsync(MaciePlace place, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        Assert.InRange(ids.Count, 1, 50);
        return Answer<IReadOnlyList<MacieFindingText>>(
            "ReadFindings", [.. ids.Where(Findings.ContainsKey).Select(id => new MacieFindingText(id, UpdatedUtc(Findings[id]), Findings[id].ToJsonString()))]);
    }

    private static DateTime UpdatedUtc(JsonObject finding) => DateTimeOffset.Parse((string)finding["updatedAt"]!).UtcDateTime;

    private Task<AwsAnswer<T>> Answer<T>(string call, T value)
    {
        Calls.Add(call);
        return Task.FromResult(Fault is { } fault ? AwsAnswer<T>.Failed(fault) : AwsAnswer<T>.Ok(value, "REQUEST-1"));
    }
}
