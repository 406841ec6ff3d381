using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Brings the finding about one actor in line with what is counted against it: opened at the threshold, refreshed while it is open,
/// never doubled. After a person settled it the count starts anew; within the same window the same finding opens again.
/// </summary>
internal sealed class OffenderFindings(FindingLifecycle lifecycle, OffenderOptions options)
{
    private const string Console = "console";
    private const int MostLinked = 1000;

    /// <summary>The finding when it is open afterwards and there is something new in it; null otherwise.</summary>
    public async Task<Finding?> ReviewAsync(WriteScope scope, Principal principal, CancellationToken cancellationToken)
    {
        var story = await LatestAsync(scope, principal, cancellationToken).ConfigureAwait(false);
        var free = await scope.Db.Offences.AsTracking()
            .Where(o => o.PrincipalId == principal.Id && o.StoryId == null && o.WithdrawnUtc == null)
            .OrderByDescending(o => o.AtUtc).Take(MostLinked).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (story is { WorkflowStatus: not WorkflowStatus.Resolved })
        {
            return await RefreshAsync(scope, principal, story, free, cancellationToken).ConfigureAwait(false);
        }
        if (free.Count == 0)
        {
            return null;
        }
        var counted = free.Where(o => o.AtUtc > free[0].AtUtc - options.Window).ToList();
        if (counted.Count < options.Exposures)
        {
            return null;
        }
        return story is not null && story.EventUtc > counted[^1].AtUtc - options.Window
            ? await ReopenAsync(scope, principal, story, counted, cancellationToken).ConfigureAwait(false)
            : await OpenAsync(scope, principal, counted, cancellationToken).ConfigureAwait(false);
    }

    public static Task<Finding?> LatestAsync(WriteScope scope, Principal principal, CancellationToken cancellationToken) =>
        scope.Db.Findings.AsTracking().Where(f => f.PrincipalId == principal.Id).OrderByDescending(f => f.Id).FirstOrDefaultAsync(cancellationToken);

    private async Task<Finding> OpenAsync(WriteScope scope, Principal principal, List<Offence> counted, CancellationToken cancellationToken)
    {
        var finding = new Finding
        {
            PrincipalId = principal.Id,
            DedupKey = $"{principal.Arn}/{CheckIds.RepeatOffender}/{counted[^1].AtUtc:O}/{counted[^1].Id}",
            Category = FindingCategory.Principal,
            Source = FindingSource.Offences,
            Check = CheckIds.RepeatOffender,
            Title = "",
        };
        await TakeAsync(scope, principal, finding, counted, cancellationToken).ConfigureAwait(false);
        await lifecycle.OpenAsync(scope, finding, ComplianceStatus.NonCompliant,
            new TransitionNote(Console, $"{finding.Title}. That is {counted.Count} in {options.Window.TotalHours:0} hours; {options.Exposures} make a finding."), cancellationToken).ConfigureAwait(false);
        Link(finding, counted);
        return finding;
    }

    private async Task<Finding> ReopenAsync(WriteScope scope, Principal principal, Finding story, List<Offence> counted, CancellationToken cancellationToken)
    {
        Link(story, counted);
        await TakeAsync(scope, principal, story, counted, cancellationToken).ConfigureAwait(false);
        lifecycle.Apply(scope, story, FindingTransition.Reopen, new TransitionNote(Console, $"It goes on. {story.Title}."));
        return story;
    }

    private async Task<Finding?> RefreshAsync(WriteScope scope, Principal principal, Finding story, List<Offence> free, CancellationToken cancellationToken)
    {
        Link(story, free);
        var all = await scope.Db.Offences.AsNoTracking()
            .Where(o => o.StoryId == story.Id && o.WithdrawnUtc == null).OrderByDescending(o => o.AtUtc).Take(MostLinked).ToListAsync(cancellationToken).ConfigureAwait(false);
        all = [.. free.Concat(all).DistinctBy(o => o.Id).OrderByDescending(o => o.AtUtc)];
        var (title, severity) = (story.Title, story.Severity);
        if (all.Count > 0)
        {
            await TakeAsync(scope, principal, story, all, cancellationToken).ConfigureAwait(false);
        }
        if (free.Count == 0 && title == story.Title)
        {
            return null;
        }
        story.UpdatedUtc = scope.NowUtc;
        NotificationKind? notifies = story.IsOpen && story.Severity > severity ? NotificationKind.SeverityRaised : null;
        foreach (var offence in Enumerable.Reverse(free))
        {
            lifecycle.Tell(scope, story, FindingEventKind.Judged, new TransitionNote(Console, offence.Text) { Notifies = offence == free[0] ? notifies : null });
        }
        if (free.Count == 0)
        {
            lifecycle.Tell(scope, story, FindingEventKind.Judged, new TransitionNote(Console, $"One of the changes was put back by a person and counts no more. {story.Title}."));
        }
        return free.Count > 0 ? story : null;
    }

    private static void Link(Finding finding, List<Offence> offences) => offences.ForEach(offence => offence.StoryId = finding.Id);

    /// <summary>Title, severity and time; the actor card shows the newest change.</summary>
    private async Task TakeAsync(WriteScope scope, Principal principal, Finding finding, List<Offence> offences, CancellationToken cancellationToken)
    {
        finding.Title = OffenderWords.Title(principal.Name, offences);
        finding.Judge(OffenderWords.SeverityOf(offences.Count, options));
        finding.EventUtc = offences.Max(o => o.AtUtc);
        if (offences.FirstOrDefault(o => o.FindingId is not null)?.FindingId is { } newest)
        {
            finding.Actor = (await scope.Db.Findings.AsNoTracking().SingleAsync(f => f.Id == newest, cancellationToken).ConfigureAwait(false)).Actor;
        }
        else if (finding.Actor.Arn is null)
        {
            finding.Actor = new Actor { Arn = principal.Arn, Name = principal.Name, AccountId = principal.AccountId };
        }
    }
}
