using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class FindingEventModel : IEntityTypeConfiguration<FindingEvent>
{
    public void Configure(EntityTypeBuilder<FindingEvent> builder)
    {
        builder.HasIndex(e => new { e.FindingId, e.Id });
        builder.HasIndex(e => new { e.BucketId, e.Id });
        builder.HasIndex(e => new { e.Kind, e.Id });
        builder.HasIndex(e => new { e.Who, e.Id });
        // The audit page over a stretch of time.
        builder.HasIndex(e => new { e.AtUtc, e.Id });
        // Rows from before the chain have none until it begins.
        builder.Property(e => e.Hash).HasDefaultValue(Array.Empty<byte>());
    }
}
