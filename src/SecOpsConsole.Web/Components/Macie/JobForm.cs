using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>What somebody has entered for a new job. The token stays the same while the dialog is open, so sending it twice makes one job.</summary>
public sealed class JobForm
{
    private readonly string _token = Guid.NewGuid().ToString("N");

    public string Name { get; set; } = "";

    /// <summary>Empty: once.</summary>
    public string When { get; set; } = "";

    public DayOfWeek Day { get; set; } = DayOfWeek.Monday;

    public int DayOfMonth { get; set; } = 1;

    public bool InitialRun { get; set; } = true;

    public bool ByTag { get; set; }

    /// <summary>At least one row; blank ones are no tag.</summary>
    public List<JobTag> Tags { get; } = [new JobTag()];

    public HashSet<string> Buckets { get; } = [];

    public MacieSelector Selector { get; set; }

    public HashSet<string> ManagedIds { get; } = [];

    public HashSet<string> CustomIds { get; } = [];

    public HashSet<string> ListIds { get; } = [];

    public int Sampling { get; set; } = 100;

    /// <summary>No tag in use has a problem.</summary>
    public bool TagsFit => !ByTag || Tags.All(tag => ProblemOf(tag) is null);

    private List<JobTag> Filled => [.. Tags.Where(tag => !tag.IsBlank)];

    /// <summary>Null: the tag can be used, or is blank.</summary>
    public string? ProblemOf(JobTag tag)
    {
        var filled = Filled;
        var index = filled.IndexOf(tag);
        return index < 0 ? null : MacieTagRules.ProblemOf([.. filled.Select(known => known.ToTag())], index);
    }

    public MacieJobOrder ToOrder() => new()
    {
        Token = _token,
        Name = Name.Trim(),
        Schedule = Enum.TryParse<MacieFrequency>(When, out var frequency)
            ? new MacieSchedule(frequency, frequency == MacieFrequency.Weekly ? Day : null, frequency == MacieFrequency.Monthly ? DayOfMonth : null)
            : null,
        InitialRun = InitialRun,
        Buckets = ByTag ? [] : [.. Buckets.Order(StringComparer.Ordinal)],
        Tags = ByTag ? [.. Filled.Select(tag => tag.ToTag())] : [],
        Selector = Selector,
        ManagedIds = Selector is MacieSelector.Include or MacieSelector.Exclude ? [.. ManagedIds.Order(StringComparer.Ordinal)] : [],
        CustomIds = [.. CustomIds],
        AllowListIds = [.. ListIds],
        SamplingPercentage = Sampling,
    };
}
