using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One row of the timeline.</summary>
public sealed record TimelineResponse(
    long Id, DateTime AtUtc, FindingEventKind Kind, string Who, string Text, string? Reason, long? AttemptId, string? AwsRequestId)
{
    public static TimelineResponse From(FindingEvent row) =>
        new(row.Id, row.AtUtc, row.Kind, row.Who, row.Text, row.Reason, row.AttemptId, row.AwsRequestId);
}
