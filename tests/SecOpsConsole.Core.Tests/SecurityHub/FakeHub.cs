using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;

namespace SecOpsConsole.Core.Tests.SecurityHub;

/// <summary>Security Hub as the port shows it: what arrived, and how the next calls end.</summary>
public sealed class FakeHub : ISecurityHubGateway
{
    public List<(HubPlace Place, HubUpdate Update, IReadOnlyList<string> Ids)> Calls { get; } = [];

    /// <summary>How the next calls fail; null is an ordinary answer.</summary>
    public Queue<AwsFault?> NextFaults { get; } = new();

    /// <summary>Why a finding is not taken, by its id.</summary>
    public Dictionary<string, string> Refuses { get; } = [];

    /// <summary>What a finding is about there, where it is not the bucket payroll; none: it is not known.</summary>
    public Dictionary<string, string[]> About { get; } = [];

    /// <summary>How the next reads fail.</summary>
    public Queue<AwsFault> NextReadFaults { get; } = new();

    public List<IReadOnlyList<string>> Reads { get; } = [];

    /// <summary>Called before the answer is given.</summary>
    public Func<Task>? Answering { get; set; }

    public Task<AwsAnswer<IReadOnlyList<HubSubject>>> ReadAsync(HubPlace place, IReadOnlyList<string> findingIds, CancellationToken cancellationToken)
    {
        Assert.InRange(findingIds.Count, 1, ISecurityHubGateway.MostInRead);
        Reads.Add(findingIds);
        return Task.FromResult(NextReadFaults.TryDequeue(out var fault)
            ? AwsAnswer<IReadOnlyList<HubSubject>>.Failed(fault)
            : AwsAnswer<IReadOnlyList<HubSubject>>.Ok(
                [.. findingIds.Select(id => new HubSubject(id, About.GetValueOrDefault(id, ["arn:aws:s3:::payroll"]))).Where(subject => subject.Resources.Count > 0)], "hub"));
    }

    public async Task<AwsAnswer<IReadOnlyList<HubRefusal>>> NoteAsync(HubPlace place, HubUpdate update, IReadOnlyList<string> findingIds, CancellationToken cancellationToken)
    {
        Assert.InRange(findingIds.Count, 1, ISecurityHubGateway.MostInCall);
        Calls.Add((place, update, findingIds));
        if (Answering is { } answering)
        {
            Answering = null;
            await answering();
        }
        return NextFaults.TryDequeue(out var fault) && fault is not null
            ? AwsAnswer<IReadOnlyList<HubRefusal>>.Failed(fault)
            : AwsAnswer<IReadOnlyList<HubRefusal>>.Ok([.. findingIds.Where(Refuses.ContainsKey).Select(id => new HubRefusal(id, Refuses[id], "Said AWS."))], "hub");
    }
}
