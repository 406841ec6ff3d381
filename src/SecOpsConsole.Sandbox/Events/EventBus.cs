using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events.Delivery;
using SecOpsConsole.Sandbox.Events.Patterns;
using SecOpsConsole.Sandbox.Faults;
using SecOpsConsole.Sandbox.State;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>
/// The default bus of every account and Region. An event is stored, waits for its time, is matched against the
/// rules, and becomes one delivery per target. It leaves the state only when its deliveries are in it.
/// </summary>
internal sealed class EventBus(
    EventRegistry registry, DeliveryPump pump, StateSection<ScheduledEvent> scheduled, EventFaults faults, TimeProvider time)
{
    /// <summary>How long a reordered event waits for one to overtake it when its plan does not say.</summary>
    private static readonly TimeSpan ReorderPatience = TimeSpan.FromSeconds(1);

    private const int PatternsKept = 1_000;

    private readonly DueQueue<ScheduledEvent> queue = new(time);
    private readonly ConcurrentDictionary<string, EventPattern> patterns = new(StringComparer.Ordinal);

    /// <summary>Used by the dispatching loop alone.</summary>
    private readonly List<ScheduledEvent> overtaken = [];
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);

    /// <summary>How many events have not been matched against the rules yet.</summary>
    public int Scheduled => scheduled.Count;

    /// <summary>Takes an event; it survives a restart from here on.</summary>
    public void Publish(string accountId, string region, JsonObject envelope, TimeSpan delay)
    {
        var item = new ScheduledEvent(Guid.NewGuid().ToString("N"), accountId, region, envelope.ToJsonString(), Now() + delay);
        scheduled.Set(item.Id, item);
        queue.Add(item, item.DueUtc);
    }

    /// <summary>Whether any rule of the bus wants read-only CloudTrail events.</summary>
    public bool WantsReads(string accountId, string region) =>
        registry.RulesOf(accountId, region).Any(rule => rule.State == EventRule.EnabledWithReads);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var item in scheduled.All())
        {
            queue.Add(item, item.DueUtc);
        }

        return queue.RunAsync(Dispatch, cancellationToken);
    }

    private void Dispatch(ScheduledEvent item)
    {
        // Gone: dispatched already (an item can be queued twice around a start) or forgotten by a reset.
        if (scheduled.Find(item.Id) is null)
        {
            return;
        }

        using var document = JsonDocument.Parse(item.Envelope);
        var struck = settled.Remove(item.Id) ? [] : faults.Strike(document.RootElement, Now());
        if (struck.Any(plan => plan.Kind == FaultKind.DropEvent))
        {
            scheduled.Remove(item.Id);
            return;
        }

        if (struck.FirstOrDefault(plan => plan.Kind is FaultKind.DelayEvent or FaultKind.ReorderEvent) is { } holdUp)
        {
            HoldUp(item, holdUp);
            return;
        }

        var copies = struck.Any(plan => plan.Kind == FaultKind.DuplicateEvent) ? 2 : 1;
        Deliver(item, document.RootElement, copies);
        scheduled.Remove(item.Id);
        ReleaseOvertaken();
    }

    private void HoldUp(ScheduledEvent item, FaultPlan plan)
    {
        var patience = plan.Milliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : ReorderPatience;
        settled.Add(item.Id);
        queue.Add(item, Now() + patience);
        if (plan.Kind == FaultKind.ReorderEvent)
        {
            overtaken.Add(item);
        }
    }

    /// <summary>A reordered event goes as soon as another one has passed it.</summary>
    private void ReleaseOvertaken()
    {
        var released = overtaken.ToList();
        overtaken.Clear();
        foreach (var item in released)
        {
            Dispatch(item);
        }
    }

    private void Deliver(ScheduledEvent item, JsonElement envelope, int copies)
    {
        foreach (var rule in registry.RulesOf(item.AccountId, item.Region).Where(rule => Matches(rule, envelope)))
        {
            foreach (var target in rule.Targets)
            {
                for (var copy = 1; copy <= copies; copy++)
                {
                    pump.Enqueue(DeliveryOf(item, envelope, rule, target, copy));
                }
            }
        }
    }

    private bool Matches(EventRule rule, JsonElement envelope)
    {
        if (rule.State == EventRule.Disabled || (rule.State == EventRule.Enabled && IsReadCall(envelope)))
        {
            return false;
        }

        if (patterns.Count > PatternsKept)
        {
            patterns.Clear();
        }

        var pattern = patterns.GetOrAdd(rule.EventPattern, text =>
            EventPattern.Parse(text, out var reason) ?? throw new InvalidOperationException("PutRule let a pattern through: " + reason));
        return pattern.Matches(envelope);
    }

    private static bool IsReadCall(JsonElement envelope) =>
        envelope.GetProperty("detail-type").ValueEquals("AWS API Call via CloudTrail")
        && envelope.GetProperty("detail").TryGetProperty("readOnly", out var readOnly)
        && readOnly.ValueKind == JsonValueKind.True;

    private PendingDelivery DeliveryOf(ScheduledEvent item, JsonElement envelope, EventRule rule, EventTarget target, int copy)
    {
        var retry = target.Definition["RetryPolicy"];
        return new PendingDelivery
        {
            // The same event matched again after a restart gives the same id, and so no second delivery.
            Id = $"{item.Id}:{rule.Name}:{target.Id}:{copy}",
            EventId = envelope.GetProperty("id").GetString()!,
            RuleArn = rule.Arn,
            TargetId = target.Id,
            DestinationArn = target.Arn,
            Payload = TargetInput.Render(target, rule, item.Envelope, Now()),
            CreatedUtc = Now(),
            NextAttemptUtc = Now(),
            MaximumRetryAttempts = retry?["MaximumRetryAttempts"]?.GetValue<int>() ?? 185,
            MaximumEventAgeInSeconds = retry?["MaximumEventAgeInSeconds"]?.GetValue<int>() ?? 86_400,
            DeadLetterQueueArn = target.Definition["DeadLetterConfig"]?["Arn"]?.GetValue<string>(),
            HttpParameters = TargetHttpParameters.Read(target.Definition["HttpParameters"]),
        };
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
