using System.Text.RegularExpressions;

namespace SecOpsConsole.Web.Tests.Architecture;

/// <summary>Rules that the compiler does not know.</summary>
public sealed partial class SourceRuleTests
{
    private const int LongestFile = 300;

    private static readonly (string Path, string Text)[] s_sources =
    [
        .. new[] { "*.cs", "*.razor" }
            .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Golden.Root, "src"), pattern, SearchOption.AllDirectories))
            .Select(path => (Path: Path.GetRelativePath(Golden.Root, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (file.Path, File.ReadAllText(file.Full))),
    ];

    [Fact]
    public void The_rules_look_at_the_sources() => Assert.True(s_sources.Length > 100, $"only {s_sources.Length} files were found");

    [Fact]
    public void Time_comes_from_TimeProvider_alone() => Assert.Empty(Hits(WallClock(), _ => true));

    [Fact]
    public void Raw_markup_is_made_in_one_type_alone() =>
        Assert.Empty(Hits(RawMarkup(), path => !path.EndsWith("/Components/Kit/TrustedMarkup.cs", StringComparison.Ordinal)));

    [Fact]
    public void The_kit_alone_wraps_Radzen() =>
        Assert.Empty(Hits(RadzenUse(), path => path.Contains("/Components/", StringComparison.Ordinal)
            && !path.Contains("/Components/Kit/", StringComparison.Ordinal) && !path.EndsWith("/Components/ComponentServices.cs", StringComparison.Ordinal)));

    [Fact]
    public void The_timeline_has_one_door() =>
        Assert.Empty(Hits(TimelineRow(), path => !path.EndsWith("/Findings/Timeline.cs", StringComparison.Ordinal) && !IsGenerated(path)));

    [Theory]
    [InlineData("scope.Db.FindingEvents.Add(row);")]
    [InlineData("await db.FindingEvents.AddRangeAsync(rows);")]
    [InlineData("scope.Db.Add(new FindingEvent { Who = who, Text = text });")]
    [InlineData("db.FindingEvents\n    .ExecuteDeleteAsync()")]
    public void A_row_that_goes_around_the_door_is_found(string code) => Assert.Matches(TimelineRow(), code);

    [Fact]
    public void The_lifecycle_alone_sets_the_states_of_a_finding() =>
        Assert.Empty(Hits(StateOfFinding(), path => !path.EndsWith("/Findings/FindingLifecycle.cs", StringComparison.Ordinal) && !IsGenerated(path)));

    [Theory]
    [InlineData("finding.WorkflowStatus = WorkflowStatus.New;")]
    [InlineData("state.Finding.Resolution=null;")]
    [InlineData("(finding.HoldReason, finding.RemediationStatus) = (null, next);")]
    [InlineData("set => set.SetProperty(f => f.RecordState, RecordState.Archived)")]
    [InlineData("finding.RemediationStatus |= other;")]
    public void A_state_that_is_set_elsewhere_is_found(string code) => Assert.Matches(StateOfFinding(), code);

    [Theory]
    [InlineData("if (finding.WorkflowStatus == WorkflowStatus.New)")]
    [InlineData("findings.Where(f => f.RemediationStatus == status)")]
    [InlineData("switch { { WorkflowStatus: WorkflowStatus.Resolved } => 1 }")]
    [InlineData("new FindingFilter { WorkflowStatus = status }")]
    public void A_state_that_is_only_read_is_no_offence(string code) => Assert.DoesNotMatch(StateOfFinding(), code);

    /// <summary>The one writer never waits for them: inside a write they are worked out between its rounds.</summary>
    [Fact]
    public void Core_asks_for_comparisons_and_repairs_at_one_place() =>
        Assert.Empty(Hits(PolicyComparison(), path => path.StartsWith("src/SecOpsConsole.Core/", StringComparison.Ordinal)
            && !path.EndsWith("/Rules/Comparisons.cs", StringComparison.Ordinal)));

    [Theory]
    [InlineData("var diff = AccessDiff.Compare(before, after, context);")]
    [InlineData("AccessReach.WidensForOutsiders(before, after, context)")]
    [InlineData("PolicyRepair\n    .Propose(text, context)")]
    public void A_comparison_that_is_asked_for_elsewhere_is_found(string code) => Assert.Matches(PolicyComparison(), code);

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(Hits(Unfinished(), _ => true));

    [Fact]
    public void The_words_of_the_field_are_used() => Assert.Empty(Hits(ForeignWords(), path => !IsGenerated(path)));

    [Fact]
    public void No_file_is_a_catch_all() =>
        Assert.DoesNotContain(s_sources, source => CatchAll().IsMatch(Path.GetFileName(source.Path)));

    [Fact]
    public void No_file_is_too_long() =>
        Assert.Empty(s_sources.Where(s => !IsGenerated(s.Path) && s.Text.Count(c => c == '\n') > LongestFile)
            .Select(s => s.Path));

    private static bool IsGenerated(string path) => path.Contains("/Migrations/", StringComparison.Ordinal);

    private static IEnumerable<string> Hits(Regex forbidden, Func<string, bool> applies) =>
        s_sources.Where(source => applies(source.Path))
            .SelectMany(source => forbidden.Matches(source.Text).Select(match =>
                $"{source.Path}:{source.Text[..match.Index].Count(c => c == '\n') + 1}: {match.Value}"));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b")]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"<Radzen\w+|using Radzen")]
    private static partial Regex RadzenUse();

    // Added by a set, a context, or a new row that somebody else then adds.
    [GeneratedRegex(@"\bFindingEvents\s*\.\s*(Add|Attach|Update|Remove|Execute)\w*|\bnew FindingEvent\b(?!\w)|Set<FindingEvent>\(\)\s*\.")]
    private static partial Regex TimelineRow();

    // An assignment to a member, alone or in a tuple, or in an update of many rows. Initialisers ("{ Resolution = …") make no existing finding another.
    [GeneratedRegex(
        @"\.(WorkflowStatus|RemediationStatus|RecordState|ComplianceStatus|Resolution)\b(\s*([|&^?]{0,2}=)(?![=>])|[^;(){}=]*\)\s*=(?![=>]))"
        + @"|SetProperty\(\s*\w+\s*=>\s*\w+\.(WorkflowStatus|RemediationStatus|RecordState|ComplianceStatus|Resolution)\b")]
    private static partial Regex StateOfFinding();

    [GeneratedRegex(@"\b(AccessDiff|AccessReach|PolicyRepair)\s*\.\s*\w+\(")]
    private static partial Regex PolicyComparison();

    // Written so that it does not find itself.
    [GeneratedRegex(@"\bTO[D]O\b|\bFIX[M]E\b|\bHA[C]K\b|NotImplemented[E]xception")]
    private static partial Regex Unfinished();

    // product.md's third column, where the word cannot mean anything else in code.
    [GeneratedRegex(@"\b(?:class|record|struct|enum|interface)\s+\w*(?:Alert|Incident|Whitelist|Blacklist|Rollback|Snapshot|Backdoor)\w*")]
    private static partial Regex ForeignWords();

    [GeneratedRegex(@"(Helper|Helpers|Manager|Utils|Util|Common)\.(cs|razor)$")]
    private static partial Regex CatchAll();
}
