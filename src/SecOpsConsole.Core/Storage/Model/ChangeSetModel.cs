using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.ChangeSets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class ChangeSetModel : IEntityTypeConfiguration<ChangeSet>, IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<ChangeSet> builder)
    {
        builder.ComplexProperty(set => set.Actor);
        builder.HasIndex(set => new { set.Chain, set.LastUtc });
        builder.HasIndex(set => new { set.LastUtc, set.Id }).HasFilter("\"HasFindings\" AND \"MergedIntoId\" IS NULL");
        builder.HasIndex(set => set.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.HasIndex(signal => signal.Key).IsUnique();
        builder.HasIndex(signal => new { signal.BucketKey, signal.AtUtc });
        builder.HasIndex(signal => new { signal.ChangeSetId, signal.AtUtc, signal.Id });
        builder.HasIndex(signal => signal.EventId);
    }
}
