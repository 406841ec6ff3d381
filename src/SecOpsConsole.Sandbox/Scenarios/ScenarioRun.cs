using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>One performance of a scenario: its parameters, the steps it can take, and what it did.</summary>
internal sealed class ScenarioRun(ScenarioStage stage, ScenarioParameters parameters)
{
    private readonly List<ApiCall> calls = [];
    private readonly List<(string Id, string DetailType)> events = [];
    private readonly List<Func<CancellationToken, Task>> later = [];

    public Actors Actors => stage.Actors;

    public DateTime UtcNow => stage.World.UtcNow;

    public IReadOnlyList<ApiCall> Calls => calls;

    public IReadOnlyList<(string Id, string DetailType)> Events => events;

    public IReadOnlyList<Func<CancellationToken, Task>> LaterSteps => later;

    /// <summary>The bucket asked for, else the usual one of the story; null when somebody deleted that.</summary>
    public BucketRecord? Bucket(string usual) => parameters.Bucket is { } asked ? stage.World.S3.Find(asked.Name) : stage.World.S3.Find(usual);

    public BucketRecord? Find(string bucket) => stage.World.S3.Find(bucket);

    public int Count(int usual) => parameters.Count ?? usual;

    public Task PauseAsync(int usualMilliseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(parameters.PauseMilliseconds ?? usualMilliseconds), stage.World.Time, cancellationToken);

    /// <summary>Steps that follow after the answer to the request for this scenario.</summary>
    public void Later(Func<CancellationToken, Task> steps) => later.Add(steps);

    public async Task<ApiCall> CallAsync(Actor actor, InsideCall call, CancellationToken cancellationToken)
    {
        var finished = await stage.Calls.MakeAsync(actor, call, cancellationToken);
        calls.Add(finished);
        return finished;
    }

    /// <summary>New buckets have Block Public Access on, so opening one takes two calls.</summary>
    public async Task ExposeAsync(Actor actor, BucketRecord bucket, string policy, CancellationToken cancellationToken)
    {
        await CallAsync(actor, InsideCall.DeletePublicAccessBlock(bucket.Region, bucket.Name), cancellationToken);
        await CallAsync(actor, InsideCall.PutPolicy(bucket.Region, bucket.Name, policy), cancellationToken);
    }

    /// <summary>Puts back what was there: the policy or its absence, and Block Public Access when it was on.</summary>
    public async Task RestoreAsync(Actor actor, BucketRecord before, CancellationToken cancellationToken)
    {
        var policy = before.Policy is { } text
            ? InsideCall.PutPolicy(before.Region, before.Name, text)
            : InsideCall.DeletePolicy(before.Region, before.Name);
        await CallAsync(actor, policy, cancellationToken);
        if (before.PublicAccessBlock == PublicAccessBlock.On)
        {
            await CallAsync(actor, InsideCall.PutPublicAccessBlock(before.Region, before.Name, on: true), cancellationToken);
        }
    }

    public void Publish(string region, string source, string detailType, IEnumerable<string> resources, JsonObject detail)
    {
        var id = Guid.NewGuid().ToString();
        var envelope = EventEnvelope.Wrap(id, source, detailType, KnownIdentities.Company, region, UtcNow, resources, detail);
        stage.Bus.Publish(KnownIdentities.Company, region, envelope, TimeSpan.Zero);
        events.Add((id, detailType));
    }
}
