using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.Macie;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>One performance of a scenario: its parameters, the steps it can take, and what it did.</summary>
internal sealed class ScenarioRun(ScenarioStage stage, ScenarioParameters parameters)
{
    private const int Glance = 10;
    private readonly List<ApiCall> calls = [];
    private readonly List<(string Id, string DetailType)> events = [];
    private readonly List<Func<CancellationToken, Task>> later = [];

    public Actors Actors => stage.Actors;

    /// <summary>Who a story of machines is about: one, or two with names of their own, all with the same tool.</summary>
    public IReadOnlyList<Actor> Robots
    {
        get
        {
            var tool = parameters.UserAgent == ScenarioParameters.TerraformAgent ? Actors.Terraform.UserAgent : Actors.Developer.UserAgent;
            Actor[] all = [Actors.Developer with { UserAgent = tool }, Actors.Terraform with { UserAgent = tool }];
            return all[..(parameters.Robots ?? 1)];
        }
    }

    public MacieEngine Macie => stage.Macie;

    public S3Store Buckets => stage.World.S3;

    public DateTime UtcNow => stage.World.UtcNow;

    public IReadOnlyList<ApiCall> Calls => calls;

    public IReadOnlyList<(string Id, string DetailType)> Events => events;

    public IReadOnlyList<Func<CancellationToken, Task>> LaterSteps => later;

    /// <summary>The bucket asked for, else the usual one of the story; null when somebody deleted that.</summary>
    public BucketRecord? Bucket(string usual) => parameters.Bucket is { } asked ? stage.World.S3.Find(asked.Name) : stage.World.S3.Find(usual);

    public BucketRecord? Find(string bucket) => stage.World.S3.Find(bucket);

    public int Count(int usual) => parameters.Count ?? usual;

    public Task PauseAsync(int usualMilliseconds, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Pause(usualMilliseconds)), stage.World.Time, cancellationToken);

    /// <summary>Milliseconds between the steps of a story that paces itself.</summary>
    public int Pause(int usualMilliseconds) => parameters.PauseMilliseconds ?? usualMilliseconds;

    /// <summary>Waits for somebody's change of the bucket's policy, no longer than so many milliseconds.</summary>
    public Task UntilChangedAsync(string bucket, int milliseconds, CancellationToken cancellationToken) =>
        UntilOtherAsync(bucket, Find(bucket)?.Policy, milliseconds, cancellationToken);

    /// <summary>Waits until the bucket has another policy than the one given, no longer than so many milliseconds.</summary>
    public async Task UntilOtherAsync(string bucket, string? policy, int milliseconds, CancellationToken cancellationToken)
    {
        for (var passed = 0; passed < milliseconds && Find(bucket)?.Policy == policy; passed += Glance)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Glance), stage.World.Time, cancellationToken);
        }
    }

    /// <summary>Steps that follow after the answer to the request for this scenario.</summary>
    public void Later(Func<CancellationToken, Task> steps) => later.Add(steps);

    public async Task<ApiCall> CallAsync(Actor actor, InsideCall call, CancellationToken cancellationToken)
    {
        var finished = await stage.Calls.MakeAsync(actor, call, cancellationToken);
        lock (calls)
        {
            calls.Add(finished);
        }

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
