using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Intake;

/// <summary>Keeps what a look found out about a bucket's class and about the tool that manages it.</summary>
internal static class LookProtection
{
    public static async Task RecordAsync(LookState look, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var (bucket, facts) = (look.Bucket, look.Facts);
        var known = bucket.BaselineVersionId is { } id
            ? await look.Scope.Db.PolicyVersions.Where(v => v.Id == id).Select(v => v.Text).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            : null;
        AutomaticBars.Keep(bucket, surroundings.ClassesOf(bucket, facts.LiveText, known));
        if (facts.Event is { Actor: { Tool: { } tool } actor } && IacTools.IsOne(tool) && !(bucket.ManagedUtc > facts.EventUtc))
        {
            (bucket.ManagedBy, bucket.ManagedWho, bucket.ManagedUtc) = (tool, actor.Name, facts.EventUtc);
        }
    }
}
