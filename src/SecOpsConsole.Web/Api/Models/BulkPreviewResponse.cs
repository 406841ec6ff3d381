using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What a decision for many findings would do: the same effect is said once.</summary>
public sealed record BulkPreviewResponse(
    BulkAction Action, string Label, bool WritesToAws, int Buckets, IReadOnlyList<BulkPreviewItemResponse> Items,
    IReadOnlyList<BulkEffectResponse> Effects, IReadOnlyList<BulkRefusal> Refusals, string? TooMany)
{
    public static BulkPreviewResponse From(BulkPreview preview) => new(
        preview.Action, preview.Label, preview.WritesToAws, preview.Buckets,
        [.. preview.Items.Select(item => new BulkPreviewItemResponse(item.FindingId, item.Subject, item.Preview?.ExpectedFingerprint, item.Preview?.HeldBack ?? false, item.WhyNot))],
        [.. preview.Effects.Select(effect => new BulkEffectResponse(
            effect.Effect, [.. effect.AccessSentences.Select(line => line.Text)], effect.Warnings, effect.UndoHint, effect.Subjects))],
        preview.Refusals, preview.TooMany);
}
