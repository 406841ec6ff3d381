using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>The light of the pipeline: amber after 5 minutes without an event, red after 15, or when work was given up.</summary>
public sealed partial class PipelineLight
{
    private static readonly TimeSpan Amber = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Red = TimeSpan.FromMinutes(15);
    private PipelineState? _state;
    private ITimer? _timer;

    [Inject] private PipelineQuery Query { get; set; } = default!;

    private TimeSpan? Age => _state?.LastEventUtc is { } last ? Clock.GetUtcNow().UtcDateTime - last : null;

    private string Tone => (_state, Age) switch
    {
        ({ Discarded: > 0 }, _) => "bad",
        (_, null) => "wait",
        (_, { } age) when age > Red => "bad",
        (_, { } age) when age > Amber => "wait",
        _ => "good",
    };

    private string Hint => Tone switch
    {
        "good" => "Events arrive.",
        _ when _state is { Discarded: > 0 } => "Some work was given up after its last try; somebody must look at it.",
        _ => "Nothing has arrived for a while. It may be quiet, or a rule, a key or the network may be broken.",
    };

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.Event or ChangedEntity.Work;

    protected override async Task OnInitializedAsync()
    {
        // The colour depends on the clock as much as on the events.
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
        await LoadAsync(blank: false);
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) => _state = await Query.ReadAsync(cancellationToken);

    protected override ValueTask LeaveAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
