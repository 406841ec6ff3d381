using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One action on a bucket: the attempt, what it replaced, and whether it can be undone.</summary>
/// <param name="Attempt">The attempt itself.</param>
/// <param name="Label">What it is called on the screen.</param>
/// <param name="Before">What was there, in words; null when nothing was sent to AWS.</param>
/// <param name="After">What was to be written, in words.</param>
/// <param name="Undo">Whether it can be undone now, and if not, why not.</param>
public sealed record ActionResponse(AttemptResponse Attempt, string Label, string? Before, string After, ActionOffer Undo)
{
    public static ActionResponse From(AttemptRow row) => new(AttemptResponse.From(row.Attempt), row.Label, row.Before, row.After, row.Undo);
}
