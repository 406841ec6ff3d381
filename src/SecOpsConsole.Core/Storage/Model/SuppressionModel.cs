using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class SuppressionModel : IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.Property(s => s.Version).IsConcurrencyToken();
        // At most one is active for a problem; two grants at once end here.
        builder.HasIndex(s => s.DedupKey).IsUnique().HasFilter("\"State\" = 'Active'").HasDatabaseName("IX_Suppressions_OneActivePerProblem");
        builder.HasIndex(s => new { s.BucketId, s.State });
        builder.HasIndex(s => new { s.FindingId, s.Id });
        // What is due: small, however many have ended.
        builder.HasIndex(s => s.ExpiresUtc).HasFilter("\"State\" = 'Active'").HasDatabaseName("IX_Suppressions_Expires");
        builder.HasIndex(s => s.NextWarningUtc).HasFilter("\"State\" = 'Active'").HasDatabaseName("IX_Suppressions_Warns");
        // The lists, by end.
        builder.HasIndex(s => new { s.Kind, s.State, s.ExpiresUtc, s.Id });
        builder.HasIndex(s => new { s.Kind, s.Id }).HasFilter("\"State\" <> 'Active'").HasDatabaseName("IX_Suppressions_Ended");
        builder.HasIndex(s => new { s.Kind, s.Check });
        builder.HasOne<Bucket>().WithMany().HasForeignKey(s => s.BucketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Finding>().WithMany().HasForeignKey(s => s.FindingId).OnDelete(DeleteBehavior.Restrict);
    }
}
