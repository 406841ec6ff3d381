using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Core.Desk;

/// <summary>Adds to a preview what the tool that manages the bucket will make of the decision, and the change for its code.</summary>
internal static class CodeOfDecision
{
    public static RemediationPreview AddTo(RemediationPreview preview, Bucket bucket, DateTime nowUtc)
    {
        if (!AutomaticBars.IsManaged(bucket, nowUtc))
        {
            return preview;
        }
        var tool = bucket.ManagedBy!;
        return preview with
        {
            Warnings = [IacTools.Warning(tool), .. preview.Warnings],
            Code = preview.EncryptionAfter is { } encryption ? CodeChanges.OfEncryption(tool, bucket.Name, encryption)
                : preview.BlockAfter is { } block ? CodeChanges.OfBlock(tool, bucket.Name, block) : CodeChanges.OfPolicy(tool, bucket.Name, preview.AfterText),
        };
    }
}
