using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Start;

/// <summary>Gives the buckets of the demo world the modes that show the console at work, once, on the first start.</summary>
internal sealed class SandboxWiring(ConsoleStore store, AwsConnection aws)
{
    private const string DoneKey = "sandbox.modes";

    public Task SuggestModesAsync(CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, ct) =>
        {
            if (aws.World is null || await scope.Db.Settings.AnyAsync(s => s.Key == DoneKey, ct))
            {
                return;
            }

            scope.Db.Settings.Add(new Setting { Key = DoneKey, Value = "set", UpdatedUtc = scope.NowUtc });
            var account = aws.Options.Accounts[0].Id;
            foreach (var facts in aws.World.Buckets)
            {
                if (facts.SuggestedMode is { } mode
                    && !await scope.Db.Buckets.AnyAsync(b => b.AccountId == account && b.Name == facts.Name, ct))
                {
                    scope.Db.Buckets.Add(NewBucket(account, facts, mode, scope.NowUtc));
                }
            }
        },
        cancellationToken);

    private static Bucket NewBucket(string account, SandboxBucketFacts facts, AutomaticMode mode, DateTime nowUtc) => new()
    {
        AccountId = account,
        Region = facts.Region,
        Name = facts.Name,
        Mode = mode,
        ModeSetBy = "sandbox",
        ModeSetUtc = nowUtc,
        ModeReason = "Suggested by the demo world.",
        FirstSeenUtc = nowUtc,
    };
}
